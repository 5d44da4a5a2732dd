"use client";
import { useEffect, useState } from "react";
import { sleep, systemClock } from "@/lib/clock.ts";
import type { LeftBehind } from "@/lib/statefulset/actions/left-behind.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";
import { Text } from "../text/text.tsx";

const againMs = 3_000;

/** What a set that is gone has left behind, looked at again every few seconds; nothing where that is nothing, or not known. */
export function LeftBehindNote({ namespace, name }: { namespace: string; name: string }) {
  const [left, setLeft] = useState<LeftBehind>();
  useEffect(() => {
    const abort = new AbortController();
    const look = async () => {
      while (!abort.signal.aborted) {
        const next = await fetchOfSet("left-behind", namespace, name, abort.signal).catch(() => undefined);
        if (next) setLeft(next as LeftBehind);
        await sleep(systemClock, againMs, abort.signal);
      }
    };
    look().catch(() => undefined);
    return () => abort.abort();
  }, [namespace, name]);
  if (!left || left.orphans.length + left.ending.length + left.claims.length === 0) return null;
  return (
    <section aria-label="Left behind" className="grid gap-1 text-[13px] text-soft">
      <Names what="Still ending" names={left.ending} />
      <Names what="Pods that run on without a set" names={left.orphans} />
      <Names what="Claims" names={left.claims} />
      <p>
        Make a set of this name again, with the same selector and claim templates: it takes{" "}
        {left.orphans.length > 0 ? "these pods over and " : ""}
        its claims as they are.
      </p>
    </section>
  );
}

const shownMax = 12;

function Names({ what, names }: { what: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  const more = names.length > shownMax ? ` and ${names.length - shownMax} more` : "";
  return (
    <p>
      {what}: <Text className="break-all font-mono text-xs">{`${names.slice(0, shownMax).join(", ")}${more}`}</Text>
    </p>
  );
}
