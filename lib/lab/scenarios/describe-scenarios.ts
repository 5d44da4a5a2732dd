import type { LabScenarios } from "../../protocol/lab-view.ts";
import type { Store } from "../store/store.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioNames, scenarios } from "./scenarios.ts";

/** The scenarios that a person chooses from, each with its sentence, and whether it is there; that for tests is none of them. */
export function describeScenarios(store: Store): Pick<LabScenarios, "scenarios"> {
  const offered = scenarioNames.filter((name) => name !== "hostile-texts");
  return { scenarios: offered.map((name) => ({ name, about: scenarios[name].about, isLoaded: isLoaded(store, scenarios[name]) })) };
}

function isLoaded(store: Store, { past }: Scenario): boolean {
  const sets = past.flatMap(({ statefulSets = [] }) => statefulSets);
  return sets.some(({ metadata: { namespace = "", name } }) => store.get("statefulsets", namespace, name) !== undefined);
}
