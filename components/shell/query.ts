"use client";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { systemClock } from "@/lib/clock.ts";
import { addressOf } from "./address.ts";

/** Changes to the query: a string sets a parameter, undefined removes it. */
export type QueryChange = Readonly<Record<string, string | undefined>>;

/** The query after a change, without the question mark when nothing is left. Pure. */
export function changedQuery(query: string, change: QueryChange): string {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === "") parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Writes to the URL without asking the server; whoever reads it with `useQuery` is rendered again. */
export function changeQuery(change: QueryChange): void {
  const { pathname, search } = globalThis.location;
  const next = changedQuery(search, change);
  if (next !== search) globalThis.history.replaceState({ cameFrom: cameFrom() }, "", `${pathname}${next}`);
}

/** As changeQuery, but as a step of its own, which "back" undoes. */
export function pushQuery(change: QueryChange): void {
  flush();
  const { pathname, search } = globalThis.location;
  const next = changedQuery(search, change);
  if (next !== search) step(`${pathname}${next}`);
}

/** Goes to another state of this page, as the explorer addresses it (without the base path), as a step of its own; nowhere if it is this one. */
export function pushAddress(address: `/${string}`): void {
  flush();
  const { pathname, search } = globalThis.location;
  const next = addressOf(address);
  if (next !== `${pathname}${search}`) step(next);
}

/**
 * Closes what a step of this page has opened (a dialog, a panel): by going back, where the step came from a place that differs in nothing else, so
 * that "back" then leads on; else, as after a link from elsewhere, by a change in place.
 */
export function leaveQuery(change: QueryChange): void {
  flush();
  const { pathname, search } = globalThis.location;
  if (cameFrom() === `${pathname}${changedQuery(search, change)}`) globalThis.history.back();
  else changeQuery(change);
}

/** The address of the page's state from which a step led here, if one did. */
function cameFrom(): string | undefined {
  const { state } = globalThis.history as { state: { cameFrom?: unknown } | null };
  return typeof state?.cameFrom === "string" ? state.cameFrom : undefined;
}

function step(address: string): void {
  const { pathname, search } = globalThis.location;
  globalThis.history.pushState({ cameFrom: `${pathname}${search}` }, "", address);
  for (const listener of stepListeners) listener();
}

const stepListeners = new Set<() => void>();

/**
 * Calls the listener after a step of the history of this page, "back" and "forward" included, until the answer is called: what a component holds
 * of the query may be out of date then. Not called for what components write themselves (changeQuery).
 */
export function onStep(listener: () => void): () => void {
  const hear = () => {
    pending = undefined;
    listener();
  };
  stepListeners.add(listener);
  globalThis.addEventListener("popstate", hear);
  return () => {
    stepListeners.delete(listener);
    globalThis.removeEventListener("popstate", hear);
  };
}

const settleMs = 200;
let pending: { pathname: string; change: QueryChange } | undefined;

/** As changeQuery, once things have settled: for what changes with every key. Browsers refuse more than a few changes of URL a second. */
export function changeQuerySoon(change: QueryChange): void {
  const { pathname } = globalThis.location;
  const earlier = pending?.pathname === pathname ? pending.change : {};
  if (!pending) systemClock.after(settleMs, flush);
  pending = { pathname, change: { ...earlier, ...change } };
}

function flush(): void {
  const settled = pending;
  pending = undefined;
  if (settled?.pathname === globalThis.location.pathname) changeQuery(settled.change);
}

/** The page's query: all that a link to this view must carry. */
export function useQuery(): URLSearchParams {
  const parameters = useSearchParams();
  return useMemo(() => new URLSearchParams(parameters), [parameters]);
}
