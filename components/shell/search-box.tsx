"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../keyboard/use-keys.ts";
import { changeQuery, changeQuerySoon, onStep, useQuery } from "./query.ts";

const pageLabels: Readonly<Partial<Record<string, string>>> = { "/": "Find a set", "/lab": "Find a fault", "/access": "Find a right" };
const tabLabels: Readonly<Partial<Record<string, string>>> = {
  events: "Find an event",
  logs: "Find in the log",
  yaml: "Find in the manifest",
};

/** Finds in what the page lists: sets, ordinals or events. `/` goes here; what is sought stands in the URL. */
export function SearchBox() {
  const pathname = usePathname();
  const query = useQuery();
  const tab = query.get("tab") ?? "board";
  const label = pageLabels[pathname] ?? tabLabels[tab] ?? "Find a pod, claim or node";
  return <SearchField key={`${pathname} ${tab}`} label={label} initial={query.get("q") ?? ""} current={query.get("q") ?? ""} />;
}

function SearchField({ label, initial, current }: { label: string; initial: string; current: string }) {
  const [text, setText] = useState(initial);
  const [seen, setSeen] = useState(current);
  const input = useRef<HTMLInputElement>(null);
  // The query was cleared elsewhere ("Show all sets"): the field follows. While typing the field leads.
  if (current !== seen) {
    setSeen(current);
    if (current === "") setText("");
  }
  useEffect(() => onStep(() => setText(new URLSearchParams(globalThis.location.search).get("q") ?? "")), []);
  useKeys((action) => {
    const field = input.current;
    if (action === "find") {
      field?.focus();
      field?.select();
      return true;
    }
    if (action !== "close" || document.activeElement !== field) return false;
    setText("");
    changeQuery({ q: undefined });
    field?.blur();
    return true;
  });
  return (
    <label className="relative flex h-7 min-w-36 max-w-[340px] grow items-center rounded-[7px] border border-line bg-panel text-[13px] focus-within:border-accent">
      <span className="sr-only">{label}</span>
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          changeQuerySoon({ q: event.target.value });
        }}
        className="h-full w-full min-w-0 rounded-[7px] bg-transparent px-2.5 text-ink placeholder:text-faint"
      />
      {text === "" && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute right-2 rounded border border-line px-1 font-mono text-[11px] text-faint"
        >
          /
        </span>
      )}
    </label>
  );
}
