"use client";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { tabIndex } from "../keyboard/key-action.ts";
import { useKeys } from "../keyboard/use-keys.ts";
import { pushQuery, type QueryChange } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";

/** What every tab understands: the selected ordinal, and the moment that is looked back at. All else in the query is one tab's own. */
const shared: ReadonlySet<string> = new Set(["ordinal", "open", "at"]);

/**
 * Tabs as links: each has an address of its own, and changing the tab asks the server nothing. "[" and "]" and the digits change it too.
 * In a narrow window they scroll sideways, with the chosen one in view.
 */
export function Tabs({ tabs, chosen, query }: { tabs: readonly { key: string; title: string }[]; chosen: string; query: string }) {
  const bar = useRef<HTMLElement>(null);
  const first = tabs[0]?.key;
  const changeTo = (key: string): QueryChange => ({ ...withoutOwn(query), tab: key === first ? undefined : key });
  useEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>(`[data-tab="${chosen}"]`);
    // Not scrollIntoView: that would scroll the page as well.
    if (bar.current && link) bar.current.scrollLeft = link.offsetLeft - (bar.current.clientWidth - link.offsetWidth) / 2;
  }, [chosen]);
  useKeys((action) => {
    const next =
      tabs[
        tabIndex(
          action,
          tabs.findIndex(({ key }) => key === chosen),
          tabs.length,
        ) ?? -1
      ];
    if (next) pushQuery(changeTo(next.key));
    return next !== undefined;
  });
  return (
    <nav ref={bar} aria-label="Views" className="scroll-edges relative mt-3.5 mb-4 flex gap-[22px] overflow-x-auto">
      {tabs.map(({ key, title }) => (
        <QueryLink
          key={key}
          query={query}
          change={changeTo(key)}
          data-tab={key}
          aria-current={key === chosen ? "page" : undefined}
          className={clsx(
            "whitespace-nowrap py-2 -outline-offset-2",
            key === chosen ? "font-medium text-ink shadow-[inset_0_-2px_0_var(--ink)]" : "text-soft hover:text-ink",
          )}
        >
          {title}
        </QueryLink>
      ))}
    </nav>
  );
}

/** The change that takes away what only the tab that is left understands. */
function withoutOwn(query: string): QueryChange {
  const names = [...new URLSearchParams(query).keys()].filter((name) => !shared.has(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
