import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";

/** Tells everything that is there as if it had just come, and from then on every change, as an informer does. Answers how to stop it. */
export function hear(store: Store, listener: (change: Change) => void): () => void {
  for (const { resource, object } of store.objects) listener({ version: store.version, type: "ADDED", resource, object } as Change);
  return store.subscribe(listener);
}
