import { decideVolume, isProvisioned } from "../../controllers/claims/decide-volume.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

/** Runs the volume controller's other half, which gives volumes their phases and takes released ones away, with their data. Answers how to stop it. */
export function runVolumeLoop(context: LoopContext): () => void {
  const stop = context.store.subscribe(({ resource, type, object }) => {
    if (resource === "persistentvolumes" && type === "DELETED" && isProvisioned(object)) context.directories.remove(object.metadata.name);
  });
  const stopLoop = runControlLoop(context, { keysOf, sync });
  return () => {
    stop();
    stopLoop();
  };
}

function keysOf(store: Store, { resource, object }: Change): string[] {
  const { namespace = "", name } = object.metadata;
  if (resource === "persistentvolumes") return [`/${name}`];
  if (resource !== "persistentvolumeclaims") return [];
  const bound = object.spec.volumeName;
  const kept = bound && store.get("persistentvolumes", "", bound) ? [bound] : [];
  const made = `pvc-${object.metadata.uid ?? ""}`;
  return [
    ...new Set([...kept, ...(store.get("persistentvolumes", "", made) ? [made] : []), ...keptFor(store, namespace, name, bound)]),
  ].map((volume) => `/${volume}`);
}

/** Volumes that a person has kept for the claim; asked only while the claim is not bound. */
function keptFor(store: Store, namespace: string, name: string, bound: string | undefined): string[] {
  if (bound) return [];
  const volumes = store
    .list("persistentvolumes")
    .filter(({ spec: { claimRef } }) => claimRef?.namespace === namespace && claimRef.name === name);
  return volumes.map(({ metadata }) => metadata.name);
}

function sync(context: LoopContext, key: string): void {
  const { store, clock } = context;
  const volume = store.get("persistentvolumes", "", key.slice(1));
  if (!volume) return;
  const { claimRef } = volume.spec;
  const claim = claimRef && store.get("persistentvolumeclaims", claimRef.namespace, claimRef.name);
  carryOut(context, decideVolume({ volume, claim }, clock.now()));
}
