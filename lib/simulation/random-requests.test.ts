import { expect, it } from "vitest";
import { forecastBody } from "../protocol/forecast-body.ts";
import { adviceOf } from "./advice-of.ts";
import { compareLanes } from "./compare-lanes.ts";
import { forecastToCsv } from "./export/csv.ts";
import { forecastToMarkdown } from "./export/markdown.ts";
import { forecastToSvg } from "./export/svg.ts";
import { forecastToText } from "./export/text.ts";
import { forecast } from "./forecast.ts";
import { randomOf } from "./random-of.ts";

/** A request as anybody may send it, by a seed. */
function randomRequest(seed: number): object {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const oneOf = <T>(...all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const maybe = (likely: number, part: object) => (random() < likely ? part : {});
  const time = () => ({ ms: upTo(2) * upTo(5000), spreadMs: oneOf(0, 0, 500) });
  const policy = () => oneOf("OrderedReady", "Parallel");
  const lane = () =>
    oneOf<object>(
      {
        workload: "StatefulSet",
        policy: policy(),
        strategy: "RollingUpdate",
        ...maybe(0.3, { partition: upTo(7) }),
        ...maybe(0.4, { maxUnavailable: oneOf<unknown>(1, 2, "25%", "100%") }),
      },
      { workload: "StatefulSet", policy: policy(), strategy: oneOf("OnDelete", "Recreate") },
      { workload: "Deployment", strategy: "RollingUpdate", ...maybe(0.5, { maxSurge: oneOf<unknown>(1, "100%") }) },
      { workload: "Deployment", strategy: "Recreate" },
    );
  const replicas = upTo(6);
  return {
    set: {
      replicas,
      start: oneOf(0, 0, 3),
      podManagementPolicy: policy(),
      minReadySeconds: oneOf(0, 0, 5),
      hasReadinessProbe: random() < 0.8,
      ...maybe(0.15, { notReady: [0] }),
    },
    change: { template: random() < 0.8, replicas: replicas === 0 || random() < 0.3 ? upTo(5) + 1 : replicas },
    lanes: Array.from({ length: 1 + upTo(3) }, lane),
    pod: { start: time(), ready: time(), stop: time() },
    revision: oneOf<object>(
      { kind: "works" },
      { kind: "slow", factor: 3 },
      { kind: "never-ready" },
      { kind: "crash-loop", runsMs: 500, hasReadinessProbe: random() < 0.5 },
      { kind: "ready-then-fails", afterMs: upTo(20_000) },
    ),
    person: {
      ...maybe(0.3, { goesBackAfterMs: upTo(60_000) }),
      ...maybe(0.2, { deletesStuckAfterMs: upTo(60_000) }),
      ...maybe(0.3, { lowersPartition: { by: 1, pauseMs: 1000 } }),
      ...maybe(0.4, { deletesPods: { order: oneOf<unknown>("highest-first", "lowest-first", [1, 0]), pauseMs: 1000 } }),
    },
    release: oneOf("1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"),
    gates: maybe(0.3, { StatefulSetRecreateStrategy: true }),
    seed,
  };
}

it.each(Array.from({ length: 10 }, (_, index) => index * 20))("says whole sentences of whatever is asked, seeds from %i", (first) => {
  for (let seed = first; seed < first + 20; seed++) {
    const made = forecast(forecastBody.parse(randomRequest(seed)));
    const advice = adviceOf(made);
    const values = compareLanes(made).flatMap((row) => row.values);
    const said = [
      advice,
      ...values.flatMap(({ text, why = "" }) => [text, why]),
      forecastToText(made),
      forecastToMarkdown(made),
      forecastToCsv(made),
      forecastToSvg(made, { theme: "light", at: 1000 }),
    ].join("\n");
    expect(advice, `seed ${seed}`).toMatch(/^[A-Z][^.]*(?:\.\d[^.]*)*\.$/);
    expect(said, `seed ${seed}`).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(values.filter(({ mark }) => mark).every(({ why }) => why !== undefined)).toBe(true);
  }
});
