import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import type { Pod } from "../objects/pod.ts";
import { storageClassOf } from "./storage-class-of.ts";
import type { ClaimSurroundings } from "./storage-input.ts";

/** Why a claim is not bound yet, in words; what its provisioner or the volume controller said goes before what can only be concluded. */
export function pendingNote(claim: Claim, around: ClaimSurroundings): Note {
  const { classes, claimEvent, dark } = around;
  const told = claimEvent?.type === "Warning" && claimEvent.reason === "ProvisioningFailed" ? claimEvent.message : undefined;
  if (!dark.classes) {
    const { className } = claim;
    if (className === "")
      return {
        code: "no-class",
        tone: "wait",
        message: 'It asks for no class (""), so it waits for a volume that somebody makes by hand.',
      };
    const storageClass = storageClassOf(className, classes);
    if (!storageClass && className !== undefined) {
      const message = `Its class ${className} does not exist, so nobody makes a volume: make that class. Neither a claim's class nor a template's can be changed.`;
      return { code: "class-not-found", tone: "fail", message };
    }
    if (!storageClass) {
      const message = "It names no class and no class is the default one, so nobody makes a volume. Mark a class as the default.";
      return { code: "no-default-class", tone: "fail", message };
    }
    if (told !== undefined)
      return { code: "provisioning-failed", tone: "fail", message: `${storageClass.provisioner} could not make its volume: ${told}` };
    if (storageClass.bindingMode === "WaitForFirstConsumer") {
      const waiting = waitsForPod(around.pod);
      if (waiting) return waiting;
    }
    if (claimEvent?.reason !== "ExternalProvisioning" && claimEvent?.reason !== "Provisioning" && claimEvent) {
      return { code: "waits", tone: "wait", message: `${claimEvent.reason}: ${claimEvent.message}` };
    }
    const message = `It waits for ${storageClass.provisioner} to make its volume. If that lasts, see whether that provisioner runs.`;
    return { code: "waits-for-provisioner", tone: "wait", message };
  }
  if (told !== undefined) return { code: "provisioning-failed", tone: "fail", message: `Its volume could not be made: ${told}` };
  const said = claimEvent ? ` Last said of it: ${claimEvent.message}` : "";
  return {
    code: "waits",
    tone: "wait",
    message: `It waits for a volume; why is not known, since storage classes may not be listed.${said}`,
  };
}

/** The class makes the volume where the pod runs, so that it waits for the scheduler: then storage is not the cause. */
function waitsForPod(pod: Pod | undefined): Note | undefined {
  const mode = "its class makes volumes where the pod runs (WaitForFirstConsumer)";
  if (!pod) return { code: "waits-for-pod", tone: "wait", message: `It waits for a pod that uses it: ${mode}.` };
  if (pod.nodeName !== undefined) return undefined;
  const scheduled = pod.conditions.find(({ type }) => type === "PodScheduled");
  const said = scheduled?.status === "False" && scheduled.message !== undefined ? ` The scheduler says: ${scheduled.message}` : "";
  return { code: "waits-for-scheduling", tone: "wait", message: `It waits for pod ${pod.name} to be scheduled: ${mode}.${said}` };
}
