import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import type { Pod } from "../objects/pod.ts";
import type { ClaimTemplate } from "../objects/stateful-set.ts";
import type { Volume } from "../objects/volume.ts";
import { affinityWords } from "./affinity-words.ts";
import { claimNotes } from "./claim-notes.ts";
import { ownerWords } from "./owner-words.ts";
import type { ClaimSurroundings } from "./storage-input.ts";
import type { ClaimPlace, StorageClaim, StorageView, StorageVolume } from "./storage-view.ts";

/** Pods that are named as users of one claim at the most. */
const usersMax = 5;

/** One claim's row. */
export function claimView(
  claim: Claim,
  place: ClaimPlace,
  around: ClaimSurroundings,
  made?: { template: ClaimTemplate; ordinal: number },
): StorageClaim {
  const { usedBy, volume, set, pod } = around;
  const node = usedBy.find(({ nodeName }) => nodeName !== undefined)?.nodeName;
  return {
    name: claim.name,
    place,
    phase: claim.phase,
    uid: claim.uid,
    createdAt: claim.createdAt,
    ...(claim.deletedAt === undefined ? {} : { deletedAt: claim.deletedAt }),
    ...(claim.requested === undefined ? {} : { requested: claim.requested }),
    ...(claim.capacity === undefined ? {} : { capacity: claim.capacity }),
    accessModes: claim.accessModes,
    ...(claim.className === undefined ? {} : { className: claim.className }),
    ...(claim.volumeName === undefined ? {} : { volume: volumeView(claim.volumeName, volume) }),
    owner: ownerWords(claim, set, pod),
    usedBy: usedBy.slice(0, usersMax).map(({ name }) => name),
    ...(node === undefined ? {} : { node }),
    notes: [...claimNotes(claim, around, made), ...leftBehindNotes(place, around, made?.ordinal)],
  };
}

function volumeView(name: string, volume: Volume | undefined): StorageVolume {
  if (!volume) return { name };
  const pinnedTo = affinityWords(volume);
  return {
    name,
    phase: volume.phase,
    reclaimPolicy: volume.reclaimPolicy,
    ...(volume.source === undefined ? {} : { source: volume.source }),
    ...(pinnedTo === undefined ? {} : { pinnedTo }),
  };
}

/** Old data comes back: a claim that is there is used as it is. */
function leftBehindNotes(place: ClaimPlace, { set }: ClaimSurroundings, ordinal: number | undefined): Note[] {
  if (place !== "left-behind" || ordinal === undefined) return [];
  const replicas = ordinal - set.start + 1;
  const message =
    replicas > 0
      ? `Its ordinal was scaled away. Scaled to ${replicas} or more, pod ${set.name}-${ordinal} finds its old data.`
      : `Its ordinal lies below the set's first one (${set.start}).`;
  return [{ code: "left-behind", tone: "info", message }];
}

/** The row of a claim that should be there and is not. */
export function missingClaimView(
  name: string,
  {
    dark,
    pod,
    podName,
    ...place
  }: { dark: StorageView["dark"]; template?: string; ordinal?: number; pod?: Pod | undefined; podName?: string },
): StorageClaim {
  const { ordinal, template } = place;
  return {
    name,
    place: ordinal === undefined ? "shared" : "in-range",
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(template === undefined ? {} : { template }),
    phase: dark.claims ? "Unknown" : "Missing",
    accessModes: [],
    usedBy: [],
    notes: dark.claims ? [] : [missingNote(pod, ordinal === undefined ? undefined : podName)],
  };
}

function missingNote(pod: Pod | undefined, podName: string | undefined): Note {
  if (podName === undefined) {
    return { code: "missing", tone: "fail", message: "There is no such claim: no pod starts before somebody makes it." };
  }
  if (!pod) return { code: "not-made", tone: "info", message: `It is made just before pod ${podName}.` };
  const message =
    pod.phase === "Pending"
      ? `There is no such claim: pod ${podName} waits for it, and the controller makes it anew at its next look at the set.`
      : `There is no such claim, though pod ${podName} runs: at its next start it gets a new, empty one.`;
  return { code: "missing", tone: pod.phase === "Pending" ? "wait" : "fail", message };
}
