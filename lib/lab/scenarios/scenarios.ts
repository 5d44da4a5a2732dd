import type { ImageRepository } from "../programs/image.ts";
import { appPython } from "./app-python.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { moscowTime } from "./moscow-time.ts";
import { myappStateful } from "./myapp-stateful.ts";
import { ordered } from "./ordered.ts";
import { pythonApp } from "./python-app.ts";
import type { Scenario } from "./scenario.ts";
import { webApp } from "./web-app.ts";

const labs = {
  "web-app": webApp,
  "app-python": appPython,
  "python-app": pythonApp,
  "moscow-time-py": moscowTime,
  "myapp-stateful": myappStateful,
} as const satisfies Record<string, Scenario>;

/** Everything that a lab can start with, by name. */
export const scenarios = { ...labs, ordered, "hostile-texts": hostileTexts } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** What a lab may be told to start with; "all" is the five labs. */
export type ScenarioChoice = ScenarioName | "all" | "none";

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export const scenarioChoices: readonly ScenarioChoice[] = ["all", ...scenarioNames, "none"];

export function isScenarioChoice(text: string): text is ScenarioChoice {
  return (scenarioChoices as readonly string[]).includes(text);
}

/** The scenarios that a choice means. */
export function chosenScenarios(choice: ScenarioChoice): readonly Scenario[] {
  if (choice === "none") return [];
  return choice === "all" ? Object.values(labs) : [scenarios[choice]];
}

/** What the nodes of every lab can run, whatever it starts with. */
export const allImages: readonly ImageRepository[] = Object.values(scenarios).flatMap(({ images }) => images);
