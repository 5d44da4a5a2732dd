import { AppError } from "../errors.ts";
import type { ScenarioName } from "./scenarios/scenarios.ts";
import type { Lab } from "./start-lab.ts";

/** Trouble that can be made from outside; what each means is written beside the schema of POST /lab/faults. */
export type Fault =
  | { fault: "api-server-down" | "dns-down" | "history-forgotten" }
  | { fault: "right-missing"; verb: string; resource: string; namespace?: string | undefined };

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

  /** `scenario`: what it starts with; absent: the first that there is. `speed`: how much faster than ours its time runs. */
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
    const [{ startLab }, { scenarios }] = await Promise.all([import("./start-lab.ts"), import("./scenarios/scenarios.ts")]);
    const scenario = this.#scenario ?? "myapp-stateful";
    if (!Object.hasOwn(scenarios, scenario)) {
      throw new AppError("invalid", `The lab has no scenario "${scenario}". It has ${Object.keys(scenarios).join(", ")}.`);
    }
    return startLab({ note: this.#note, scenario: scenario as ScenarioName, speed: this.#speed });
  }

  /** For kubectl and helm. Throws AppError (not_found). */
  async getKubeconfig(): Promise<string> {
    return (await this.#shown()).kubeconfig;
  }

  /** Throws AppError (not_found). */
  async setFault(fault: Fault): Promise<void> {
    const { control } = await this.#shown();
    switch (fault.fault) {
      case "api-server-down":
        return control.stopApiServer();
      case "dns-down":
        return control.stopDns();
      case "history-forgotten":
        return control.forgetHistory();
      case "right-missing": {
        const { verb, resource, namespace } = fault;
        control.deny({ verb, resource, ...(namespace === undefined ? {} : { namespace }) });
        // As on a real server, a watch that is open goes on without the right: cut it, so that the loss is noticed now.
        await control.stopApiServer();
        return control.startApiServer();
      }
    }
  }

  /** Ends every fault that lasts. Throws AppError (not_found). */
  async endFaults(): Promise<void> {
    const { control } = await this.#shown();
    control.allowAll();
    await control.startApiServer();
    await control.startDns();
  }

  async close(): Promise<void> {
    await (await this.#lab)?.close();
  }

  #shown(): Promise<Lab> {
    if (this.#lab && this.#isShown()) return this.#lab;
    throw new AppError("not_found", "There is no lab here: the explorer shows another cluster.");
  }
}
