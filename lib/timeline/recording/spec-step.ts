import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import type { SpecStep } from "./rollout-record.ts";

/** What is asked of a set, and which revisions it has, as its record says at `at`. */
export function specStep({ replicas, start, updateStrategy, minReadySeconds, status }: StatefulSet, at: number): SpecStep {
  const { type, partition, maxUnavailable } = updateStrategy;
  return {
    at,
    replicas,
    start,
    strategy: type,
    ...(partition === undefined ? {} : { partition }),
    ...(maxUnavailable === undefined ? {} : { maxUnavailable }),
    minReadySeconds,
    ...(status.currentRevision === undefined ? {} : { currentRevision: status.currentRevision }),
    ...(status.updateRevision === undefined ? {} : { updateRevision: status.updateRevision }),
  };
}
