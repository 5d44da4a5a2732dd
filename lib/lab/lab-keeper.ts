import { toTimestamp } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { LabFault } from "../protocol/lab-fault.ts";
import type { ActiveFault, LabFaults, LabScenarios } from "../protocol/lab-view.ts";
import type { ScenarioChoice } from "./scenarios/scenarios.ts";
import type { Lab } from "./start-lab.ts";

export interface LabKeeperOptions {
  note: (sentence: string) => void;
  /** Whether the lab is what the explorer shows. */
  isShown: () => boolean;
  /** Nothing is broken, loaded or reset by an explorer that may only read. */
  readOnly: boolean;
  /** What it starts with; absent: all. */
  scenario?: string | undefined;
  /** How much faster than ours its time runs. */
  speed?: number;
}

/**
 * The process's one lab: started when it is first shown and then kept, so that what happened in it is still there when one comes back from
 * another cluster. Everything else of it exists only while the lab is what is shown: on a real cluster there is no such thing (not_found).
 */
export class LabKeeper {
  readonly #options: LabKeeperOptions;
  #lab: Promise<Lab> | undefined;

  constructor(options: LabKeeperOptions) {
    this.#options = options;
  }

  /** Throws AppError (invalid) for a scenario that there is not. */
  start(): Promise<Lab> {
    this.#lab ??= this.#open();
    return this.#lab;
  }

  async #open(): Promise<Lab> {
    const { note, scenario = "all", speed = 1 } = this.#options;
    const [{ startLab }, start] = await Promise.all([import("./start-lab.ts"), chosen(scenario)]);
    return startLab({ note, scenario: start, speed });
  }

  /** For kubectl and helm. Throws AppError (not_found). */
  async getKubeconfig(): Promise<string> {
    return (await this.#shown()).kubeconfig;
  }

  /** The catalogue of faults, those that are active, and what there is to set them on. Throws AppError (not_found). */
  async getFaults(): Promise<LabFaults> {
    const { control } = await this.#shown();
    const { describeFaults } = await import("./faults/describe-faults.ts");
    return describeFaults(control.faults, control.store);
  }

  /** Answers the fault as active, or nothing when it is over already. Throws AppError (not_found, forbidden, conflict, busy). */
  async setFault(fault: LabFault): Promise<ActiveFault | undefined> {
    return (await this.#changeable()).control.faults.set(fault);
  }

  /** Ends one fault. Throws AppError (not_found, forbidden). */
  async endFault(id: string): Promise<void> {
    return (await this.#changeable()).control.faults.end(id);
  }

  /** Ends every fault that lasts. Throws AppError (not_found, forbidden). */
  async endFaults(): Promise<void> {
    return (await this.#changeable()).control.faults.endAll();
  }

  /** What it can be loaded with, and how it stands. Throws AppError (not_found). */
  async getScenarios(): Promise<LabScenarios> {
    const { control } = await this.#shown();
    const { describeScenarios } = await import("./scenarios/describe-scenarios.ts");
    return {
      ...describeScenarios(control.store),
      time: toTimestamp(control.clock.now()),
      speed: control.clock.speed,
      nodePorts: control.nodePorts.list(),
    };
  }

  /** Adds a scenario, as if it had been running for days. Throws AppError (not_found, forbidden, invalid, conflict). */
  async loadScenario(name: string): Promise<void> {
    const { control } = await this.#changeable();
    control.loadScenario(await chosen(name));
  }

  /** Back to what the lab started with, with all faults ended. Throws AppError (not_found, forbidden). */
  async reset(): Promise<void> {
    return (await this.#changeable()).control.reset();
  }

  async close(): Promise<void> {
    await (await this.#lab)?.close();
  }

  async #changeable(): Promise<Lab> {
    const lab = await this.#shown();
    if (!this.#options.readOnly) return lab;
    throw new AppError("forbidden", "The explorer is read-only: it changes nothing, in the lab either.");
  }

  async #shown(): Promise<Lab> {
    if (this.#lab && this.#options.isShown()) return this.#lab;
    throw new AppError("not_found", "There is no lab here: the explorer shows another cluster.");
  }
}

async function chosen(scenario: string): Promise<ScenarioChoice> {
  const { isScenarioChoice, scenarioChoices } = await import("./scenarios/scenarios.ts");
  if (isScenarioChoice(scenario)) return scenario;
  throw new AppError("invalid", `The lab has no scenario "${scenario}". It has ${scenarioChoices.join(", ")}.`);
}
