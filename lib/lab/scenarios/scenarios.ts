import type { ImageRepository } from "../programs/image.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { myappStateful } from "./myapp-stateful.ts";
import type { Scenario } from "./scenario.ts";

/** Everything that a lab can start with, by name. */
export const scenarios = { "myapp-stateful": myappStateful, "hostile-texts": hostileTexts } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** What a lab may be told to start with; "all" is every scenario but those for tests. */
export type ScenarioChoice = ScenarioName | "all" | "none";

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export const scenarioChoices: readonly ScenarioChoice[] = ["all", ...scenarioNames, "none"];

export function isScenarioChoice(text: string): text is ScenarioChoice {
  return (scenarioChoices as readonly string[]).includes(text);
}

/** The scenarios that a choice means. */
export function chosenScenarios(choice: ScenarioChoice): readonly ScenarioName[] {
  if (choice === "none") return [];
  return choice === "all" ? scenarioNames.filter((name) => name !== "hostile-texts") : [choice];
}

/** What the nodes of every lab can run, whatever it starts with. */
export const allImages: readonly ImageRepository[] = Object.values(scenarios).flatMap(({ images }) => images);
