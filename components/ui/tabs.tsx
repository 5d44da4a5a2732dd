"use client";
import clsx from "clsx";
import { QueryLink } from "../shell/query-link.tsx";

/** Tabs as links: each has an address of its own, and changing the tab asks the server nothing. */
export function Tabs({ tabs, chosen, query }: { tabs: readonly { key: string; title: string }[]; chosen: string; query: string }) {
  const first = tabs[0]?.key;
  return (
    <nav aria-label="Views" className="mt-3.5 mb-4 flex gap-[22px] border-line border-b">
      {tabs.map(({ key, title }) => (
        <QueryLink
          key={key}
          query={query}
          change={{ tab: key === first ? undefined : key, q: undefined, show: undefined }}
          aria-current={key === chosen ? "page" : undefined}
          className={clsx(
            "-mb-px border-b-2 py-2",
            key === chosen ? "border-ink font-medium text-ink" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {title}
        </QueryLink>
      ))}
    </nav>
  );
}
