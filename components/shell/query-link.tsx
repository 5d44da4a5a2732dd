"use client";
import type { ComponentProps, MouseEvent } from "react";
import { changedQuery, changeQuery, pushQuery, type QueryChange } from "./query.ts";

/**
 * A link to another state of this page: it has an address of its own, "back" undoes it, and following it asks the server nothing. `isInPlace`: it
 * takes the place of the state that it stands in, as an entry of a menu does, which nobody wants to come back to.
 */
export function QueryLink({
  query,
  change,
  isInPlace = false,
  children,
  ...props
}: Omit<ComponentProps<"a">, "href" | "onClick"> & { query: string; change: QueryChange; isInPlace?: boolean }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (isInPlace) changeQuery(change);
    else pushQuery(change);
  };
  return (
    <a href={changedQuery(query, change) || "?"} onClick={follow} {...props}>
      {children}
    </a>
  );
}
