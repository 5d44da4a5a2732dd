import { AppError } from "../errors.ts";
import type { LabFault } from "../protocol/lab-fault.ts";
import type { ActiveFault, LabFaults } from "../protocol/lab-view.ts";
import type { Lab } from "./start-lab.ts";

/**
 * The process's one lab: started when it is first shown and then kept, so that what happened in it is still there when one comes back from
 * another cluster. Everything else of it exists only while the lab is what is shown: on a real cluster there is no such thing (not_found).
 */
export class LabKeeper {
  readonly #note: (sentence: string) => void;
  readonly #isShown: () => boolean;
  readonly #scenario: string | undefined;
  readonly #speed: number;
  #lab: Promise<Lab> | undefined;

  /** `scenario`: what it starts with; absent: all. `speed`: how much faster than ours its time runs. */
  constructor(note: (sentence: string) => void, isShown: () => boolean, scenario?: string, speed = 1) {
    this.#note = note;
    this.#isShown = isShown;
    this.#scenario = scenario;
    this.#speed = speed;
  }

  /** Throws AppError (invalid) for a scenario that there is not. */
  start(): Promise<Lab> {
    this.#lab ??= this.#open();
    return this.#lab;
  }

  async #open(): Promise<Lab> {
    const [{ startLab }, { isScenarioChoice, scenarioChoices }] = await Promise.all([
      import("./start-lab.ts"),
      import("./scenarios/scenarios.ts"),
    ]);
    const scenario = this.#scenario ?? "all";
    if (!isScenarioChoice(scenario)) {
      throw new AppError("invalid", `The lab has no scenario "${scenario}". It has ${scenarioChoices.join(", ")}.`);
    }
    return startLab({ note: this.#note, scenario, speed: this.#speed });
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

  /** Answers the fault as active, or nothing when it is over already. Throws AppError (not_found, conflict, busy). */
  async setFault(fault: LabFault): Promise<ActiveFault | undefined> {
    return (await this.#shown()).control.faults.set(fault);
  }

  /** Ends one fault. Throws AppError (not_found). */
  async endFault(id: string): Promise<void> {
    return (await this.#shown()).control.faults.end(id);
  }

  /** Ends every fault that lasts. Throws AppError (not_found). */
  async endFaults(): Promise<void> {
    return (await this.#shown()).control.faults.endAll();
  }

  async close(): Promise<void> {
    await (await this.#lab)?.close();
  }

  #shown(): Promise<Lab> {
    if (this.#lab && this.#isShown()) return this.#lab;
    throw new AppError("not_found", "There is no lab here: the explorer shows another cluster.");
  }
}
