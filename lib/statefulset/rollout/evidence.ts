import type { ClaimView } from "../board/board.ts";
import type { TellingEvent } from "./rollout-facts.ts";
import type { StateScene } from "./state-scene.ts";

/** Something that shows why a state is what it is said to be. */
export interface Evidence {
  what: string;
  value: string;
  /** Since when, or when (RFC 3339). */
  at?: string;
}

/** What a state was concluded from: the pod that is waited for, the counts that were compared, the Event that tells of a refusal. */
export function evidenceOf(scene: StateScene): readonly Evidence[] {
  const { set, stand, facts } = scene;
  const found: Evidence[] = [...podEvidence(scene)];
  if (stand.rule === "quota" && facts.refusal) {
    found.push(told(facts.refusal));
  }
  if (stand.rule === "not-observed") {
    found.push({ what: "Generation", value: `${set.generation}; observed: ${set.observedGeneration}` });
  } else {
    found.push({
      what: "Pods",
      value: `${set.replicas} wanted, ${set.ready} ready, ${set.available} available, ${set.updated} at the new revision`,
    });
  }
  if (stand.rule === "nothing-to-do" && set.currentRevision !== set.updateRevision && set.currentRevision !== undefined) {
    const why =
      "only a rolling update that has reached every pod raises it, under OnDelete a server before 1.37 never does (kubernetes/kubernetes#73492)";
    found.push({ what: "currentRevision", value: `still ${set.currentRevision}: ${why}` });
  }
  if (stand.rule === "partition") found.push({ what: "Partition", value: `${set.partition ?? 0}, counted from ordinal ${set.start}` });
  if (stand.rule === "max-unavailable") found.push({ what: "maxUnavailable", value: String(set.maxUnavailable ?? 1) });
  return found;
}

function claimEvidence({ name, phase, className, createdAt }: ClaimView): Evidence {
  return {
    what: name,
    value: className === undefined ? phase : `${phase}, class ${className}`,
    ...(createdAt !== undefined && { at: createdAt }),
  };
}

function told({ reason, message, count, lastAt }: TellingEvent): Evidence {
  return { what: count > 1 ? `${reason}, ${count} times, last` : reason, value: message, at: lastAt };
}

function* podEvidence({ slot, set, facts }: StateScene): Generator<Evidence> {
  for (const { name, deletedAt } of slot?.claims ?? [])
    if (deletedAt !== undefined) yield { what: name, value: "is being deleted", at: deletedAt };
  const pod = slot?.pod;
  if (!slot || !pod) return;
  const { podName, reason } = slot;
  const { readyChangedAt, warning } = facts.pods[podName] ?? {};
  const ready = `Ready is ${pod.ready ? "True" : "False"}`;
  yield { what: podName, value: reason === undefined ? ready : `${ready}: ${reason}`, at: readyChangedAt ?? pod.createdAt };
  if (warning) yield told(warning);
  for (const claim of slot.claims) if (claim.phase !== "Bound") yield claimEvidence(claim);
  if (pod.node !== undefined && (pod.deletedAt !== undefined || !pod.ready)) yield { what: "Node", value: pod.node };
  if (pod.restarts > 0) yield { what: "Restarts", value: String(pod.restarts) };
  if (pod.revision !== undefined && set.updateRevision !== undefined && pod.revision !== set.updateRevision) {
    yield { what: "Revision", value: `${pod.revision}; wanted: ${set.updateRevision}` };
  }
  if (pod.deletedAt !== undefined) yield { what: "To be gone by", value: pod.deletedAt, at: pod.deletedAt };
}
