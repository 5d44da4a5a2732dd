import { isDnsLabel, isDnsSubdomain } from "../statefulset/names.ts";
import { type ForecastSet, replicasMax } from "./forecast-request.ts";
import { ManifestPlace } from "./manifest-place.ts";

/** A day: nothing in a forecast takes longer. */
export const timeMsMax = 86_400_000;
/** No ordinal begins later in a forecast. */
export const startMax = 1_000_000;

/**
 * What a forecast needs of a StatefulSet as Kubernetes writes it (apps/v1), defaults filled in as its API server does. Throws AppError (invalid): one sentence that begins with the
 * field, with the way to it in `context.path`. Nothing else of the object is looked at.
 */
export function setFromManifest(object: unknown): ForecastSet {
  const set = new ManifestPlace(object);
  const { value: kind } = set.child("kind");
  if (kind !== "StatefulSet")
    throw set
      .child("kind")
      .fault(kind === undefined ? "is missing: a StatefulSet is wanted" : `is ${JSON.stringify(kind)}: a StatefulSet is wanted`);
  const spec = set.child("spec");
  const pod = spec.child("template").child("spec");
  const containers = [...pod.child("containers").items(), ...pod.child("initContainers").items()];
  return {
    namespace: set.child("metadata").child("namespace").text(isDnsLabel, "a DNS label: lower-case letters, digits and '-'", "default"),
    name: set.child("metadata").child("name").text(isDnsSubdomain, "a DNS name: lower-case letters, digits, '-' and '.'"),
    replicas: spec.child("replicas").whole(1, replicasMax, " in a forecast"),
    start: spec.child("ordinals").within("start").whole(0, startMax, " in a forecast"),
    podManagementPolicy: spec.child("podManagementPolicy").oneOf(["OrderedReady", "Parallel"]),
    updateStrategy: strategyOf(spec.child("updateStrategy")),
    minReadySeconds: spec.child("minReadySeconds").whole(0, timeMsMax / 1000),
    hasReadinessProbe: containers.some((container) => container.child("readinessProbe").value !== undefined),
    graceSeconds: pod.child("terminationGracePeriodSeconds").whole(30, timeMsMax / 1000),
    claimTemplates: spec.child("volumeClaimTemplates").items().length,
  };
}

function strategyOf(place: ManifestPlace): ForecastSet["updateStrategy"] {
  const type = place.within("type").oneOf(["RollingUpdate", "OnDelete", "Recreate"]);
  if (type !== "RollingUpdate") return { type };
  const rolling = place.within("rollingUpdate");
  const partition = rolling.within("partition");
  const maxUnavailable = rolling.within("maxUnavailable");
  return {
    type,
    ...(partition.value !== undefined && { partition: partition.whole(0, 2_147_483_647) }),
    ...(maxUnavailable.value !== undefined && { maxUnavailable: maxUnavailableOf(maxUnavailable) }),
  };
}

function maxUnavailableOf(place: ManifestPlace): number | string {
  const { value } = place;
  if (isMaxUnavailable(value)) return value;
  throw place.fault(`is ${JSON.stringify(value)}: it must be a whole number above 0, or a percentage from "1%" to "100%"`);
}

/** Whether a StatefulSet may have it as its maxUnavailable: above 0, as a number or per cent. Mirrors ValidateStatefulSetSpec (pkg/apis/apps/validation). */
export function isMaxUnavailable(value: unknown): value is number | string {
  if (typeof value === "number") return Number.isInteger(value) && value > 0 && value <= 2_147_483_647;
  return typeof value === "string" && /^(?:[1-9][0-9]?|100)%$/.test(value);
}
