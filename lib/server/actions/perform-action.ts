import { annotateCounter } from "../../cluster/actions/annotate-counter.ts";
import { changePartition } from "../../cluster/actions/change-partition.ts";
import type { Outcome, SeenSet } from "../../cluster/actions/change-set.ts";
import { changeSettings } from "../../cluster/actions/change-settings.ts";
import { changeStrategy } from "../../cluster/actions/change-strategy.ts";
import { deleteClaim } from "../../cluster/actions/delete-claim.ts";
import { deletePod } from "../../cluster/actions/delete-pod.ts";
import { deleteSet } from "../../cluster/actions/delete-set.ts";
import { evictPod } from "../../cluster/actions/evict-pod.ts";
import { expandClaims } from "../../cluster/actions/expand-claims.ts";
import { restartSet } from "../../cluster/actions/restart-set.ts";
import { scaleSet } from "../../cluster/actions/scale-set.ts";
import type { SeenObject } from "../../cluster/actions/seen-object.ts";
import { undoSet } from "../../cluster/actions/undo-set.ts";
import { updateSet } from "../../cluster/actions/update-set.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import type { PersonDoor } from "../../cluster/person/person-door.ts";
import { AppError } from "../../errors.ts";
import type { ActionRequest } from "../../protocol/actions/action-request.ts";
import type { ActionResponse } from "../../protocol/actions/action-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import { toPodName } from "../../statefulset/ordinal.ts";
import { offerOf } from "./offer-of.ts";
import type { Once } from "./once.ts";

/** Where an action is done: the cluster it was seen in, the set it is about. */
interface Scene {
  cluster: Cluster;
  door: PersonDoor;
  address: SetAddress;
}

type Verbs = {
  [Name in ActionRequest["action"]]: (scene: Scene, request: Extract<ActionRequest, { action: Name }>) => Promise<Outcome>;
};

const verbs: Verbs = {
  scale: ({ door, address }, request) => scaleSet(door, seen(address, request), request.replicas, request),
  update: ({ door, address }, request) => updateSet(door, seen(address, request), request.containers, request),
  restart: ({ door, address }, request) => restartSet(door, seen(address, request), request.at, request),
  undo: ({ door, address }, request) => undoSet(door, seen(address, request), request.revision, request),
  strategy: ({ door, address }, request) => changeStrategy(door, seen(address, request), request, request),
  partition: ({ door, address }, request) => changePartition(door, seen(address, request), request.partition, request),
  settings: ({ door, address }, request) => changeSettings(door, seen(address, request), request, request),
  annotate: ({ door, address }, { path, port, file, pattern, ...request }) =>
    annotateCounter(door, seen(address, request), { path, port, file, pattern }, request),
  "delete-pod": ({ door, address }, request) => deletePod(door, podOf(address, request), request, request),
  "evict-pod": ({ door, address }, request) => evictPod(door, podOf(address, request), request),
  "expand-claim": ({ door, address }, request) => expandClaims(door, claimsOf(address, request.claims), request.size, request),
  "delete-claim": ({ cluster, door, address }, request) =>
    deleteClaim({ door, cache: cluster.cache }, { ...address, name: request.claim, uid: request.claimUid }, request.confirm, request),
  "delete-set": ({ door, address }, request) => deleteSet(door, seen(address, request), request, request),
};

/**
 * Does what a person asked for, or says what would come of it (dryRun). Throws AppError: forbidden (switched off, or a right is missing: which,
 * and the command that grants it), conflict, not_found, or what the API server said.
 */
export async function performAction(
  { cluster, once }: { cluster: Cluster; once: Once<ActionResponse> },
  address: SetAddress,
  request: ActionRequest,
): Promise<ActionResponse> {
  const offer = await offerOf(cluster, request.action, address);
  if (!offer.allowed) throw new AppError("forbidden", offer.missing ? `${offer.why} ${grantWords(offer.missing.command)}` : offer.why);
  const act = async () => {
    const verb = verbs[request.action] as (scene: Scene, one: ActionRequest) => Promise<Outcome>;
    return toResponse(await verb({ cluster, door: cluster.asPerson(), address }, request));
  };
  return request.dryRun ? act() : once.do(`${address.namespace}/${address.name} ${request.key}`, act);
}

function seen(address: SetAddress, { uid, generation }: { uid: string; generation: number }): SeenSet {
  return { ...address, uid, generation };
}

function podOf({ namespace, name }: SetAddress, { ordinal, podUid }: { ordinal: number; podUid: string }): SeenObject {
  return { namespace, name: toPodName(name, ordinal), uid: podUid };
}

function claimsOf({ namespace }: SetAddress, claims: readonly { claim: string; claimUid: string }[]): readonly SeenObject[] {
  return claims.map(({ claim, claimUid }) => ({ namespace, name: claim, uid: claimUid }));
}

function grantWords(command: string): string {
  return `This would grant it: ${command}`;
}

async function toResponse({ patch, ...outcome }: Outcome): Promise<ActionResponse> {
  if (patch === undefined) return outcome;
  const { stringify } = await import("yaml");
  return { ...outcome, patch: stringify(patch, { lineWidth: 0 }) };
}
