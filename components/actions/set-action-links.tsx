"use client";
import clsx from "clsx";
import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";
import { useTopic } from "../live/use-topic.ts";
import { compareHref } from "../shell/board-href.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { pillClass } from "../ui/pill-class.ts";

const shown: readonly { action: ActionName | "menu" | "about"; title: string }[] = [
  { action: "visit", title: "Visit…" },
  { action: "scale", title: "Scale…" },
  { action: "restart", title: "Restart…" },
  { action: "update", title: "Update…" },
  { action: "menu", title: "More…" },
  { action: "about", title: "About" },
];

/** Where there is little room these are found under "More…" alone. */
const inMenuToo: ReadonlySet<string> = new Set<ActionName>(["restart", "update"]);

/** The way to the set's actions, each a dialog with an address of its own; where changes are off, that instead. */
export function SetActionLinks({ of }: { of: { namespace: string; name: string } }) {
  const query = useQuery().toString();
  const { document: status } = useTopic("status");
  if (!status) return null;
  if (status.switchedOff) {
    return (
      <nav aria-label="Actions" className="flex flex-wrap items-center gap-2.5">
        <span className="text-[13px] text-faint">Actions are off here</span>
        <CompareStrategies of={of} />
        <QueryLink query={query} change={{ do: "about", on: undefined }} className={pillClass}>
          About
        </QueryLink>
      </nav>
    );
  }
  return (
    <nav aria-label="Actions" className="flex flex-wrap gap-1.5">
      {shown.map(({ action, title }) => (
        <QueryLink
          key={action}
          query={query}
          change={{ do: action, on: undefined }}
          className={clsx(pillClass, inMenuToo.has(action) && "max-sm:hidden")}
        >
          {title}
        </QueryLink>
      ))}
      <CompareStrategies of={of} />
    </nav>
  );
}

function CompareStrategies({ of }: { of: { namespace: string; name: string } }) {
  return (
    <PageLink href={compareHref(of)} className={pillClass}>
      Compare strategies
    </PageLink>
  );
}
