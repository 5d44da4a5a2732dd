"use client";
import type { ComponentProps, MouseEvent } from "react";
import { changedQuery, pushQuery, type QueryChange } from "./query.ts";

/** A link to another state of this page: it has an address of its own, "back" undoes it, and following it asks the server nothing. */
export function QueryLink({
  query,
  change,
  children,
  ...props
}: Omit<ComponentProps<"a">, "href" | "onClick"> & { query: string; change: QueryChange }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    pushQuery(change);
  };
  return (
    <a href={changedQuery(query, change) || "?"} onClick={follow} {...props}>
      {children}
    </a>
  );
}
