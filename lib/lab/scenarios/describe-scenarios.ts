import type { LabScenarios } from "../../protocol/lab-view.ts";
import { chosenScenarios, scenarios } from "./scenarios.ts";

/** The scenarios that a person chooses from, each with its sentence. */
export function describeScenarios(): Pick<LabScenarios, "scenarios"> {
  return { scenarios: chosenScenarios("all").map((name) => ({ name, about: scenarios[name].about })) };
}
