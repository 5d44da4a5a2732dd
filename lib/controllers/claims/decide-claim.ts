import type { Action, Announcement } from "../action.ts";
import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../objects/claim.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import type { WaitingFor, WaitRule } from "../waiting-for.ts";
import { bindActions, bindCompletedAnnotation } from "./bind.ts";
import { findVolume, isKeptFor, mismatchOf } from "./find-volume.ts";

export const selectedNodeAnnotation = "volume.kubernetes.io/selected-node";
export const provisionerAnnotation = "volume.kubernetes.io/storage-provisioner";
export const betaProvisionerAnnotation = "volume.beta.kubernetes.io/storage-provisioner";
/** The provisioner of classes whose volumes are made by hand. */
export const noProvisioner = "kubernetes.io/no-provisioner";

/** What the volume controller sees of one claim. */
export interface ClaimState {
  claim: WireClaim;
  /** The claim's class, if there is one of that name. */
  storageClass: WireStorageClass | undefined;
  /** The class that a claim gets which has none, if there is one. */
  defaultClass?: string | undefined;
  /** The volume that the claim names, if it is there. */
  named: WirePersistentVolume | undefined;
  /** Volumes that are nobody's, or kept for a claim of this name. */
  free: readonly WirePersistentVolume[];
  /** Pods that use the claim. */
  pods: readonly WirePod[];
}

export interface ClaimDecision {
  actions: Action[];
  /** Why the claim is not bound yet; empty when it is. */
  waitingFor: WaitingFor[];
}

/** One sync of a claim by the volume controller (pv_controller.go syncClaim): binds it, asks a provisioner for a volume, or says what it waits for. */
export function decideClaim(state: ClaimState): ClaimDecision {
  const { claim } = state;
  if (claim.metadata.annotations?.[bindCompletedAnnotation] !== undefined) return keepBound(state);
  return claim.spec.volumeName ? bindNamed(state, claim.spec.volumeName) : findOne(state);
}

/** syncUnboundClaim, no volume asked for by name. */
function findOne({ claim, storageClass, defaultClass, free, pods }: ClaimState): ClaimDecision {
  const isDelayed = storageClass?.volumeBindingMode === "WaitForFirstConsumer";
  const volume = findVolume(claim, free, { onlyKept: isDelayed });
  if (volume) return { actions: bindActions(volume, claim), waitingFor: [] };
  if (claim.spec.storageClassName === undefined && defaultClass !== undefined) {
    const spec = { ...claim.spec, storageClassName: defaultClass };
    return { actions: [{ do: "update", resource: "persistentvolumeclaims", object: { ...claim, spec } }], waitingFor: [] };
  }
  if (isDelayed && claim.metadata.annotations?.[selectedNodeAnnotation] === undefined) return awaitConsumer(claim, pods);
  const name = claim.spec.storageClassName ?? "";
  if (name === "")
    return tell(claim, "volume", normal("FailedBinding", "no persistent volumes available for this claim and no storage class is set"));
  if (!storageClass) {
    const message = `storageclass.storage.k8s.io "${name}" not found`;
    return tell(claim, "storage-class", { type: "Warning", reason: "ProvisioningFailed", message });
  }
  return storageClass.provisioner === noProvisioner ? tell(claim, "volume") : askProvisioner(claim, storageClass);
}

/** emitEventForUnboundDelayBindingClaim. */
function awaitConsumer(claim: WireClaim, pods: readonly WirePod[]): ClaimDecision {
  const names = pods.filter((pod) => pod.spec.nodeName === undefined && !isTerminating(pod)).map(({ metadata }) => metadata.name);
  if (names.length === 0)
    return tell(claim, "first-consumer", normal("WaitForFirstConsumer", "waiting for first consumer to be created before binding"));
  const message = `waiting for pod${names.length > 1 ? "s" : ""} ${names.join(",")} to be scheduled`;
  const { actions, waitingFor } = tell(claim, "pod-scheduled", normal("WaitForPodScheduled", message));
  return { actions, waitingFor: waitingFor.map((wait) => ({ ...wait, pod: names[0] ?? "" })) };
}

/** provisionClaimOperationExternal: the class's provisioner is named on the claim, and waited for. */
function askProvisioner(claim: WireClaim, { provisioner }: WireStorageClass): ClaimDecision {
  const message = `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
  const told = tell(claim, "provisioner", normal("ExternalProvisioning", message));
  if (claim.metadata.annotations?.[provisionerAnnotation] === provisioner) return told;
  const asked = { ...claim.metadata.annotations, [betaProvisionerAnnotation]: provisioner, [provisionerAnnotation]: provisioner };
  const object = { ...claim, metadata: { ...claim.metadata, annotations: asked } };
  return { ...told, actions: [{ do: "update", resource: "persistentvolumeclaims", object }, ...told.actions] };
}

/** syncUnboundClaim, a volume asked for by name. */
function bindNamed({ claim, named }: ClaimState, name: string): ClaimDecision {
  if (!named) return tell(claim, "volume");
  if (isKeptFor(named, claim)) return { actions: bindActions(named, claim), waitingFor: [] };
  if (named.spec.claimRef) {
    const message = `volume "${name}" already bound to a different claim.`;
    return tell(claim, "volume-free", { type: "Warning", reason: "FailedBinding", message });
  }
  const mismatch = mismatchOf(named, claim);
  if (mismatch === undefined) return { actions: bindActions(named, claim), waitingFor: [] };
  const message = `Cannot bind to requested volume "${name}": ${mismatch}`;
  return tell(claim, "volume", { type: "Warning", reason: "VolumeMismatch", message });
}

/** syncBoundClaim: a claim that has lost its volume stays lost. */
function keepBound({ claim, named }: ClaimState): ClaimDecision {
  if (!claim.spec.volumeName)
    return lose(claim, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
  if (!named) return lose(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
  if (named.spec.claimRef && named.spec.claimRef.uid !== claim.metadata.uid)
    return lose(claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
  return { actions: bindActions(named, claim), waitingFor: [] };
}

function lose(claim: WireClaim, reason: string, message: string): ClaimDecision {
  if (claim.status?.phase === "Lost") return { actions: [], waitingFor: waits(claim, "volume", message) };
  const object = { ...claim, status: { ...claim.status, phase: "Lost" } };
  const lost: Action = { do: "update", resource: "persistentvolumeclaims", object, success: { type: "Warning", reason, message } };
  return { actions: [lost], waitingFor: waits(claim, "volume", message) };
}

function tell(claim: WireClaim, rule: WaitRule, announcement?: Announcement): ClaimDecision {
  return { actions: announcement ? [{ do: "tell", announcement }] : [], waitingFor: waits(claim, rule, announcement?.message) };
}

function waits({ metadata }: WireClaim, rule: WaitRule, message?: string): WaitingFor[] {
  const since = metadata.creationTimestamp;
  return [{ rule, claim: metadata.name, ...(since !== undefined && { since }), ...(message !== undefined && { message }) }];
}

function normal(reason: string, message: string): Announcement {
  return { type: "Normal", reason, message };
}
