import { describe, expect, it } from "vitest";
import { compareLanes } from "./compare-lanes.ts";
import type { FactKey } from "./fact-rows.ts";
import { forecast } from "./forecast.ts";
import type { ForecastRequest } from "./forecast-request.ts";
import { forecastRequest, setLane } from "./testing/forecast-request.ts";

const two = setLane({ policy: "Parallel", maxUnavailable: 2 });
const onDelete = { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" } as const;

/** A fact of five pods' lanes, as it stands there, with its marks. */
function told(fact: FactKey, given: Partial<Omit<ForecastRequest, "set">>): string[] {
  const rows = compareLanes(forecast(forecastRequest({ set: { replicas: 5 }, release: "1.37", ...given })));
  return rows.find((row) => row.fact === fact)?.values.map(({ text, mark }) => (mark ? `${text} (${mark})` : text)) ?? [];
}

describe("the facts of lanes", () => {
  const three = { lanes: [setLane(), setLane({ partition: 3 }), two] };
  it.each<[FactKey, string[]]>([
    ["finished", ["75 s (worst)", "30 s, then waits for you", "45 s (best)"]],
    ["fewest-serving", ["4 of 5 (best)", "4 of 5 (best)", "3 of 5 (worst)"]],
    ["most-not-serving", ["1 (best)", "1 (best)", "2 (worst)"]],
    ["mixed", ["45 s (worst)", "until you go on", "15 s (best)"]],
    ["steps", ["0", "0, and it is not done", "0"]],
    ["pods-lost", ["1 of 5 (best)", "1 of 5 (best)", "2 of 5 (worst)"]],
    ["going-back", ["then delete pod 4 (worst)", "then delete pod 4 (worst)", "heals (best)"]],
    ["stops-by-itself", ["yes", "yes", "yes"]],
  ])("have best and worst marked where they can be compared: %s", (fact, values) => {
    expect(told(fact, three)).toEqual(values);
  });

  it("are marked in no lane that stands alone, and in none where all are alike", () => {
    expect(told("finished", { lanes: [setLane()] })).toEqual(["75 s"]);
    expect(told("finished", { lanes: [setLane(), setLane()] })).toEqual(["75 s", "75 s"]);
  });

  it("are not marked of a lane that does nothing", () => {
    expect(told("fewest-serving", { lanes: [setLane(), two, onDelete] })).toEqual(["4 of 5 (best)", "3 of 5 (worst)", "5 of 5"]);
  });

  it("have what gets stuck behind what finishes", () => {
    const lanes = [setLane(), two];
    const given = { lanes, revision: { kind: "never-ready" }, person: { goesBackAfterMs: 60_000 } } as const;
    expect(told("finished", given)).toEqual(["never: it is stuck (worst)", expect.stringMatching(/^\d+ s \(best\)$/)]);
  });

  it("say why, with whom is like it and how far it is behind", () => {
    const [finished, fewest] = compareLanes(forecast(forecastRequest({ set: { replicas: 5 }, release: "1.37", ...three })));
    expect(finished?.values[0]?.why).toBe(
      "Finished after: 75 s. The worst of the lanes that can be compared. 30 s longer than Parallel with maxUnavailable 2 (45 s).",
    );
    expect(fewest?.values[0]?.why).toBe("Fewest ready: 4 of 5. The best of all lanes, as RollingUpdate with partition 3.");
  });
});
