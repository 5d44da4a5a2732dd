import type { LabScenarios } from "../../protocol/lab-view.ts";
import { scenarioNames, scenarios } from "./scenarios.ts";

/** The scenarios that a person chooses from, each with its sentence; that for tests is none of them. */
export function describeScenarios(): Pick<LabScenarios, "scenarios"> {
  const offered = scenarioNames.filter((name) => name !== "hostile-texts");
  return { scenarios: offered.map((name) => ({ name, about: scenarios[name].about })) };
}
