import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import type { LaneSpec } from "./forecast-request.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

const onDelete: LaneSpec = { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" };
const recreate: LaneSpec = { workload: "StatefulSet", policy: "OrderedReady", strategy: "Recreate" };

function laneOf(...given: Parameters<typeof forecastRequest>) {
  const [lane] = forecast(forecastRequest(...given)).lanes;
  if (!lane) throw new Error("There is no lane");
  return lane;
}

test("where only the replicas change, no lane is said to replace pods", () => {
  for (const lane of [setLane(), setLane({ policy: "Parallel" }), onDelete]) {
    const { about, moves } = laneOf({ lanes: [lane], change: { template: false, replicas: 5 } });
    expect(about).toMatch(/^No pod is replaced\. /);
    expect(moves.map((move) => move.do)).toEqual(["create", "create"]);
  }
});

test("OnDelete replaces nothing by itself, but it scales", () => {
  const { about, moves } = laneOf({ lanes: [onDelete], change: { template: true, replicas: 4 } });
  expect(about).toBe("No pod is replaced until you delete it.");
  expect(moves.map(({ ordinal }) => ordinal)).toEqual([3]);
});

test("a Deployment without a surge removes first", () => {
  const { about, moves } = laneOf({ lanes: [{ workload: "Deployment", strategy: "RollingUpdate", maxSurge: 0, maxUnavailable: 1 }] });
  expect(about).toContain("Old pods go before new ones come");
  expect(moves[0]?.do).toBe("delete");
});

test("a strategy that is refused does not take the set's partition away", () => {
  const { ignored, end } = laneOf({ lanes: [recreate], set: { updateStrategy: { type: "RollingUpdate", partition: 2 } } });
  expect(ignored).toEqual(["Kubernetes 1.35.4 does not know Recreate and refuses it: the set goes on with RollingUpdate."]);
  expect(end).toMatchObject({ kind: "waits-for-person", rule: "partition" });
});
