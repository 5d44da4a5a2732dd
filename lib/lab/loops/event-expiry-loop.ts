import type { Change } from "../store/change.ts";
import type { LoopContext } from "./loop-context.ts";

/** How long an Event is kept after it was last told (kube-apiserver --event-ttl). */
export const eventTtlMs = 3_600_000;
const retryMs = 10_000;

/** Forgets Events an hour after their last write, as a real cluster's store does with the lease on them. Answers how to stop it. */
export function runEventExpiryLoop({ store, clock }: LoopContext): () => void {
  /** When each is to go, in the order of that. */
  const ends = new Map<string, { namespace: string; name: string; at: number }>();
  let cancel: (() => void) | undefined;
  const wait = () => {
    const [next] = ends.values();
    if (next && !cancel) cancel = clock.after(Math.max(0, next.at - clock.now()), removeOld);
  };
  const removeOld = () => {
    cancel = undefined;
    const now = clock.now();
    for (const [key, { namespace, name, at }] of ends) {
      if (at > now) break;
      try {
        if (store.get("events", namespace, name)) store.remove("events", namespace, name);
      } catch {
        // The store takes no writes now, its disk may be full.
        cancel = clock.after(retryMs, removeOld);
        return;
      }
      ends.delete(key);
    }
    wait();
  };
  const stop = store.subscribe(({ resource, type, object }: Change) => {
    if (resource !== "events") return;
    const { namespace = "", name } = object.metadata;
    ends.delete(`${namespace}/${name}`);
    if (type !== "DELETED") ends.set(`${namespace}/${name}`, { namespace, name, at: clock.now() + eventTtlMs });
    wait();
  });
  return () => {
    stop();
    cancel?.();
  };
}
