import { expect, test } from "vitest";
import { parseStatsSummary } from "./parse-stats-summary.ts";

test("volumes of claims are read from a kubelet's summary, and nothing else is", () => {
  const volume = {
    time: "2026-01-01T00:00:00Z",
    usedBytes: 4096,
    capacityBytes: 65536,
    name: "data",
    pvcRef: { name: "data-web-0", namespace: "default" },
  };
  const summary = { pods: [{ volume: [volume, { usedBytes: 1, name: "kube-api-access" }, { ...volume, usedBytes: "many" }] }, {}, null] };
  expect(parseStatsSummary(summary)).toEqual([
    { namespace: "default", claim: "data-web-0", usedBytes: 4096, capacityBytes: 65536, at: "2026-01-01T00:00:00Z" },
  ]);
  for (const wrong of [undefined, null, "text", [], { pods: 3 }, { pods: [{ volume: "no" }] }])
    expect(parseStatsSummary(wrong)).toEqual([]);
});
