import type { ImageRepository } from "../programs/image.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { myappStateful } from "./myapp-stateful.ts";
import type { Scenario } from "./scenario.ts";

/** Everything that a lab can start with, by name. */
export const scenarios = { "myapp-stateful": myappStateful, "hostile-texts": hostileTexts } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** What the nodes of every lab can run, whatever it starts with. */
export const allImages: readonly ImageRepository[] = Object.values(scenarios).flatMap(({ images }) => images);
