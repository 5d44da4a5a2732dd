import { describe, expect, it } from "vitest";
import { adviceOf } from "./advice-of.ts";
import { forecast } from "./forecast.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

const rolling = setLane();
const canary = setLane({ partition: 3 });
const parallel = setLane({ policy: "Parallel" });
const two = setLane({ policy: "Parallel", maxUnavailable: 2 });
const onDelete: LaneSpec = { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" };
const recreate: LaneSpec = { workload: "StatefulSet", policy: "OrderedReady", strategy: "Recreate" };
const deployment: LaneSpec = { workload: "Deployment", strategy: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 };
const broken = { revision: { kind: "never-ready" } } as const;

type Given = Partial<Omit<ForecastRequest, "set">>;

describe("the advice for five pods", () => {
  it.each<[string, Given, string]>([
    [
      "names what the fastest costs",
      { lanes: [rolling, two] },
      "Parallel with maxUnavailable 2 is the fastest (45 s) but goes down to 3 of 5 serving; RollingUpdate takes 30 s longer and never has fewer than 4.",
    ],
    [
      "says what waits, and what does nothing",
      { lanes: [rolling, canary, onDelete] },
      "Only RollingUpdate finishes: after 75 s, and 4 of 5 always serve; RollingUpdate with partition 3 leaves the rest to you; OnDelete does nothing before you act.",
    ],
    [
      "says when there is nothing to choose",
      { lanes: [rolling, two], release: "1.35.4" },
      "RollingUpdate and Parallel with maxUnavailable 2 come to the same: 75 s, and 4 of 5 always serve.",
    ],
    [
      "has one lane to speak of",
      { lanes: [rolling] },
      "RollingUpdate takes 75 s, and 4 of 5 serve at the worst moment; add another strategy to compare it with.",
    ],
    ["has one lane that does nothing", { lanes: [onDelete] }, "OnDelete does nothing before you act."],
    [
      "has nothing that finishes",
      { lanes: [canary, onDelete] },
      "None of them finishes by itself: RollingUpdate with partition 3 leaves the rest to you; OnDelete does nothing before you act.",
    ],
    [
      "does not make a Deployment of a set",
      { lanes: [rolling, deployment] },
      expect.stringMatching(
        /^RollingUpdate takes 75 s, and 4 of 5 serve at the worst moment; add another strategy to compare it with; a Deployment would take 50 s, but its pods have no names and claims of their own\.$/,
      ) as unknown as string,
    ],
    [
      "says when nothing serves",
      { lanes: [rolling, recreate], gates: { StatefulSetRecreateStrategy: true } },
      expect.stringMatching(
        /^Recreate is the fastest \(55 s\) but nothing serves for 15 s; RollingUpdate takes 20 s longer and never has fewer than 4\.$/,
      ) as unknown as string,
    ],
    [
      "says which strategy heals when a revision is broken",
      { ...broken, lanes: [rolling, canary, two, onDelete] },
      "Parallel with maxUnavailable 2 bears it best: it loses 2 of 5 pods, stops by itself and heals when you go back; RollingUpdate and RollingUpdate with partition 3 lose 1 of 5 pods, stop by themselves and stay stuck when you go back, until you delete pod 4; OnDelete does nothing before you act.",
    ],
    [
      "says when a broken revision does the same to all",
      { ...broken, lanes: [rolling, canary] },
      "RollingUpdate and RollingUpdate with partition 3 come to the same: they lose 1 of 5 pods, stop by themselves and stay stuck when you go back, until you delete pod 4.",
    ],
    [
      "has one lane that a broken revision does something to",
      { ...broken, lanes: [parallel], release: "1.35.4" },
      "Parallel loses 1 of 5 pods, stops by itself and heals when you go back.",
    ],
    [
      "has nobody who gives a broken revision a pod",
      { ...broken, lanes: [onDelete] },
      "OnDelete does nothing before you act: no pod gets the broken revision by itself.",
    ],
    [
      "does not say that what fails later stops in time",
      { revision: { kind: "ready-then-fails", afterMs: 10_000 }, lanes: [canary, onDelete] },
      expect.stringMatching(
        /^Its pods are ready before they fail, so the update goes on for a while: the broken revision reaches 2 of 5 pods with RollingUpdate with partition 3, and minReadySeconds would/,
      ) as unknown as string,
    ],
    [
      "speaks of time alone when only the number of pods changes",
      { change: { template: false, replicas: 7 }, ...broken, lanes: [rolling, parallel] },
      "Parallel is the fastest (10 s), and none keeps more than its 5 of 7 serving.",
    ],
    [
      "knows that a set may end without pods",
      { change: { template: false, replicas: 0 }, lanes: [rolling, parallel] },
      expect.stringMatching(/is the fastest \(\S+ s\), and the set ends without pods\.$/) as unknown as string,
    ],
  ])("%s", (_name, given, sentence) => {
    expect(adviceOf(forecast(forecastRequest({ set: { replicas: 5 }, release: "1.37", ...given })))).toEqual(sentence);
  });
});
