import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import type { ClaimTemplate } from "../objects/stateful-set.ts";
import { affinityWords } from "./affinity-words.ts";
import { driftNotes } from "./drift-notes.ts";
import { ownerNotes } from "./owner-words.ts";
import { pendingNote } from "./pending-note.ts";
import { resizeNotes } from "./resize-notes.ts";
import { storageClassOf } from "./storage-class-of.ts";
import type { ClaimSurroundings } from "./storage-input.ts";

/** All that is to be said of one claim, the worst first. `place`: its template and ordinal, where it has them. */
export function claimNotes(claim: Claim, around: ClaimSurroundings, place?: { template: ClaimTemplate; ordinal: number }): Note[] {
  const { set, pod, classes, dark } = around;
  return [
    ...deletionNotes(claim, around),
    ...bindingNotes(claim, around),
    ...affinityNotes(around),
    ...attachNotes(around),
    ...resizeNotes(claim, storageClassOf(claim.className, classes)),
    ...(place ? driftNotes(claim, place.template, classes) : []),
    ...(place && !dark.pods ? ownerNotes(claim, set, pod, place.ordinal) : []),
  ];
}

/** The protection finalizer keeps a claim for as long as a pod uses it: it is gone at the pod's end, and the next pod starts empty. */
function deletionNotes(claim: Claim, { usedBy }: ClaimSurroundings): Note[] {
  if (claim.deletedAt === undefined) return [];
  const [user] = usedBy;
  if (!user) return [{ code: "being-deleted", tone: "wait", message: "It is being deleted." }];
  const message = `It is deleted while pod ${user.name} uses it: it goes when that pod ends, and the next one starts with an empty volume. That cannot be undone; save the data now.`;
  return [{ code: "deleted-in-use", tone: "fail", message }];
}

function bindingNotes(claim: Claim, around: ClaimSurroundings): Note[] {
  if (claim.phase === "Lost") {
    const message = `The volume ${claim.volumeName ?? ""} that it was bound to is gone, and its data with it. Delete the claim and its pod to start with an empty one.`;
    return [{ code: "lost", tone: "fail", message }];
  }
  if (claim.phase === "Pending") return [pendingNote(claim, around)];
  if (claim.volumeName !== undefined && !around.volume && !around.dark.volumes) {
    return [{ code: "no-volume", tone: "fail", message: `Its volume ${claim.volumeName} does not exist.` }];
  }
  return [];
}

const affinityMessage = /volume node affinity conflict|didn't match PersistentVolume's node affinity/;

/** The pod cannot go where its volume is. */
function affinityNotes({ pod, volume }: ClaimSurroundings): Note[] {
  const scheduled = pod?.conditions.find(({ type }) => type === "PodScheduled");
  const place = volume && affinityWords(volume);
  if (scheduled?.status !== "False" || !affinityMessage.test(scheduled.message ?? "") || place === undefined) return [];
  const message = `Its volume can be used on ${place} alone, and pod ${pod?.name} finds no room there. The scheduler says: ${scheduled.message}`;
  return [{ code: "node-affinity", tone: "fail", message }];
}

function attachNotes({ pod, podEvent }: ClaimSurroundings): Note[] {
  if (podEvent?.reason !== "FailedAttachVolume" && podEvent?.reason !== "FailedMount") return [];
  if (pod?.phase !== "Pending" || podEvent.about.uid !== pod.uid) return [];
  return [{ code: "attach", tone: "fail", message: `Pod ${pod.name} does not get its volumes (${podEvent.reason}): ${podEvent.message}` }];
}
