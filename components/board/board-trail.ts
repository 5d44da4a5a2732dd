import type { Board } from "@/lib/statefulset/board/board.ts";
import { toPodName } from "@/lib/statefulset/ordinal.ts";
import { boardHref } from "../shell/board-href.ts";
import type { Crumb } from "../shell/breadcrumbs.tsx";
import { type BoardView, boardTabs } from "./board-view.ts";

interface BoardPlace {
  namespace: string;
  name: string;
  view: Pick<BoardView, "tab" | "ordinal" | "isOpen" | "panel">;
  board: Board | undefined;
}

/** The way from the fleet to a set, and on to its tab, and to the pod whose panel is open, or on the board whose details are. */
export function boardTrail({ namespace, name, view, board }: BoardPlace): readonly Crumb[] {
  const trail: Crumb[] = [
    { title: namespace, href: `/?namespace=${encodeURIComponent(namespace)}` },
    { title: name, href: boardHref({ namespace, name }) },
  ];
  const { tab, ordinal, isOpen, panel } = view;
  if (tab !== "board") trail.push({ title: boardTabs.find(({ key }) => key === tab)?.title ?? tab });
  const pod = panel ?? (tab === "board" && isOpen ? ordinal : undefined);
  if (pod !== undefined) trail.push({ title: board?.slots[pod]?.podName ?? toPodName(name, pod) });
  return trail;
}
