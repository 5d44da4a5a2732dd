"use client";
import clsx from "clsx";
import { changedQuery } from "../shell/query.ts";

/** Tabs as links: each has an address of its own, and changing the tab asks the server nothing. */
export function Tabs({ tabs, chosen, query }: { tabs: readonly { key: string; title: string }[]; chosen: string; query: string }) {
  const first = tabs[0]?.key;
  return (
    <nav aria-label="Views" className="mt-3.5 mb-4 flex gap-[22px] border-line border-b">
      {tabs.map(({ key, title }) => {
        const href = changedQuery(query, { tab: key === first ? undefined : key, q: undefined, show: undefined }) || "?";
        return (
          <a
            key={key}
            href={href}
            aria-current={key === chosen ? "page" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              globalThis.history.pushState(null, "", href === "?" ? globalThis.location.pathname : href);
            }}
            className={clsx(
              "-mb-px border-b-2 py-2",
              key === chosen ? "border-ink font-medium text-ink" : "border-transparent text-soft hover:text-ink",
            )}
          >
            {title}
          </a>
        );
      })}
    </nav>
  );
}
