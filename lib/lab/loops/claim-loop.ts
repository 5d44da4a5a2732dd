import { decideClaim } from "../../controllers/claims/decide-claim.ts";
import { decideExpansion } from "../../controllers/claims/decide-expansion.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { claimNames } from "../../controllers/scheduling/volume-fit.ts";
import { defaultClassAnnotation } from "../registry/storage-classes.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { ClaimUsers } from "./claim-users.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";
import { runProvisionerLoop } from "./provisioner-loop.ts";
import { claimOfVolume, VolumeIndex } from "./volume-index.ts";
import { runVolumeLoop } from "./volume-loop.ts";

const source = { component: "persistentvolume-controller" };
const resizer = { component: "external-resizer" };
/** The volume controller looks at everything anew so often, which is how it notices pods. */
const resyncMs = 15_000;

/** Runs what gives claims their volumes: the volume controller, and the lab's provisioner with a real directory for each. Answers how to stop it. */
export function runClaimLoop(context: LoopContext): () => void {
  const [users, volumes, firstSeen] = [new ClaimUsers(), new VolumeIndex(), new Map<string, WirePod[]>()];
  const stops = [
    runControlLoop(context, {
      keysOf: (store, change) => {
        users.note(change);
        volumes.note(change);
        if (change.resource === "persistentvolumeclaims" && change.type === "ADDED") {
          const { namespace = "", name } = change.object.metadata;
          firstSeen.set(`${namespace}/${name}`, users.of(`${namespace}/${name}`));
        }
        return keysOf(store, change);
      },
      sync: (loop, key, again) => sync(loop, key, { users, volumes, firstSeen }, again),
    }),
    runVolumeLoop(context),
    runProvisionerLoop(context),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function keysOf(store: Store, { resource, type, object }: Change): string[] {
  const { namespace = "", name } = object.metadata;
  if (resource === "persistentvolumeclaims") return type === "DELETED" ? [] : [`${namespace}/${name}`];
  if (resource === "persistentvolumes") {
    const claim = claimOfVolume(object);
    return claim !== undefined && type !== "DELETED" ? [claim] : [...naming(store, name), ...unboundClaims(store)];
  }
  // A pod that runs ends an expansion.
  return resource === "pods" && object.status?.phase === "Running" ? growing(store, namespace, claimNames(object)) : [];
}

function growing(store: Store, namespace: string, claims: readonly string[]): string[] {
  const isGrowing = (claim: string) => (store.get("persistentvolumeclaims", namespace, claim)?.status?.conditions ?? []).length > 0;
  return claims.filter(isGrowing).map((claim) => `${namespace}/${claim}`);
}

function naming(store: Store, volume: string): string[] {
  const claims = store.list("persistentvolumeclaims").filter(({ spec }) => spec.volumeName === volume);
  return claims.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
}

function unboundClaims(store: Store): string[] {
  const claims = store.list("persistentvolumeclaims").filter(({ spec }) => !spec.volumeName);
  return claims.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
}

interface Indexes {
  users: ClaimUsers;
  volumes: VolumeIndex;
  /** Who used a claim when it came: its first look is as quick as that, before the pod that it was made for is there. */
  firstSeen: Map<string, WirePod[]>;
}

function sync(context: LoopContext, key: string, { users, volumes, firstSeen }: Indexes, again: (delayMs: number) => void): void {
  const { store, recorder, clock } = context;
  const [namespace = "", name = ""] = key.split("/");
  const claim = store.get("persistentvolumeclaims", namespace, name);
  if (!claim) return;
  const storageClass = store.get("storageclasses", "", claim.spec.storageClassName ?? "");
  const named = claim.spec.volumeName ? store.get("persistentvolumes", "", claim.spec.volumeName) : undefined;
  const defaultClass = claim.spec.storageClassName === undefined ? defaultClassOf(store) : undefined;
  const pods = firstSeen.get(key) ?? users.of(key);
  firstSeen.delete(key);
  const { actions, waitingFor } = decideClaim({ claim, storageClass, defaultClass, named, free: volumes.freeFor(key), pods });
  carryOut(context, actions, (announcement) => recorder.record(claim, source, announcement));
  if (waitingFor.length > 0) again(resyncMs);
  if (actions.length > 0) return;
  const { actions: growth } = decideExpansion({ claim, storageClass, volume: named, pods }, clock.now());
  carryOut(context, growth, (announcement) => recorder.record(claim, resizer, announcement));
}

/** The newest of the classes that are marked as the default. */
function defaultClassOf(store: Store): string | undefined {
  const marked = store.list("storageclasses").filter(({ metadata }) => metadata.annotations?.[defaultClassAnnotation] === "true");
  const created = (time: string | undefined) => Date.parse(time ?? "") || 0;
  return marked.sort((a, b) => created(b.metadata.creationTimestamp) - created(a.metadata.creationTimestamp))[0]?.metadata.name;
}
