/** How full the volume of one claim is, by a kubelet's stats/summary. */
export interface MeasuredVolume {
  namespace: string;
  claim: string;
  usedBytes: number;
  capacityBytes?: number;
  at?: string;
}

/** The volumes of claims in a kubelet's answer to stats/summary; what is not of the expected shape is left out. */
export function parseStatsSummary(summary: unknown): MeasuredVolume[] {
  return listOf(objectOf(summary).pods).flatMap((pod) => listOf(objectOf(pod).volume).flatMap(toMeasured));
}

function toMeasured(raw: unknown): MeasuredVolume[] {
  const { pvcRef, usedBytes, capacityBytes, time } = objectOf(raw);
  const { name, namespace } = objectOf(pvcRef);
  if (typeof name !== "string" || typeof namespace !== "string" || !isBytes(usedBytes)) return [];
  return [
    {
      namespace,
      claim: name,
      usedBytes,
      ...(isBytes(capacityBytes) ? { capacityBytes } : {}),
      ...(typeof time === "string" ? { at: time } : {}),
    },
  ];
}

function isBytes(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
