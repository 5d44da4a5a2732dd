"use client";
import { useElapsed } from "../live/use-age.ts";
import { Age } from "../ui/age.tsx";
import type { ConnectionWords } from "./connection-words.ts";

/** For how long it has been so, counted from the clock that the moment is of. */
export function Since({ since }: { since: ConnectionWords["since"] }) {
  if (since === undefined) return null;
  return typeof since === "number" ? <SinceHere since={since} /> : <Age at={since} of="explorer" prefix="for " />;
}

function SinceHere({ since }: { since: number }) {
  return <>for {useElapsed(since)}</>;
}
