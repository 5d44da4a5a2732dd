import type { Board } from "@/lib/statefulset/board/board.ts";
import { toPodName } from "@/lib/statefulset/ordinal.ts";
import { boardHref } from "../shell/board-href.ts";
import type { Crumb } from "../shell/breadcrumbs.tsx";
import { type BoardView, boardTabs } from "./board-view.ts";

interface BoardPlace {
  namespace: string;
  name: string;
  view: Pick<BoardView, "tab" | "ordinal" | "isOpen">;
  board: Board | undefined;
}

/** The way from the fleet to a set, and on to its tab, or on the board to the pod whose details are open. */
export function boardTrail({ namespace, name, view, board }: BoardPlace): readonly Crumb[] {
  const trail: Crumb[] = [
    { title: namespace, href: `/?namespace=${encodeURIComponent(namespace)}` },
    { title: name, href: boardHref({ namespace, name }) },
  ];
  const { tab, ordinal, isOpen } = view;
  if (tab !== "board") trail.push({ title: boardTabs.find(({ key }) => key === tab)?.title ?? tab });
  else if (isOpen && ordinal !== undefined) trail.push({ title: board?.slots[ordinal]?.podName ?? toPodName(name, ordinal) });
  return trail;
}
