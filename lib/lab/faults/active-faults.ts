import { type Clock, toTimestamp } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import type { LabFault } from "../../protocol/lab-fault.ts";
import type { ActiveFault } from "../../protocol/lab-view.ts";
import { catalogue } from "./catalogue.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import type { End, Levers } from "./levers.ts";

/** Faults that can be active at once; one more is refused. */
export const activeFaultsMax = 50;

/**
 * The trouble that a lab is in: sets faults of the catalogue, remembers which are active, ends them one by one or all together. What is
 * asked for is done one after the other, in the order in which it was asked.
 */
export class ActiveFaults {
  readonly #levers: Levers;
  readonly #clock: Clock;
  readonly #active = new Map<string, { fault: ActiveFault; end: End }>();
  #told = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(levers: Levers, clock: Clock) {
    this.#levers = levers;
    this.#clock = clock;
  }

  /** The clock by which `since` of active faults is told. */
  get now(): string {
    return toTimestamp(this.#clock.now());
  }

  /** Those that are active, oldest first. */
  list(): ActiveFault[] {
    return [...this.#active.values()].map(({ fault }) => fault);
  }

  /**
   * Sets a fault and answers it as active, or nothing when it is over already. The same fault on the same target takes the place of the one
   * before. Throws AppError: busy when too many are active, and what the fault itself refuses.
   */
  set(parameters: LabFault): Promise<ActiveFault | undefined> {
    return this.#inTurn(() => this.#set(parameters));
  }

  /** Throws AppError (not_found) for one that is not active. */
  end(id: string): Promise<void> {
    return this.#inTurn(() => this.#end(id));
  }

  /** Ends every fault, newest first; one that cannot be ended keeps none of the others, and is thrown at last. */
  endAll(): Promise<void> {
    return this.#inTurn(async () => {
      const failures: unknown[] = [];
      for (const id of [...this.#active.keys()].reverse()) await this.#end(id).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    });
  }

  async #set(parameters: LabFault): Promise<ActiveFault | undefined> {
    const definition = catalogue[parameters.fault] as unknown as FaultDefinition;
    const target = definition.target(parameters);
    const before = this.list().find((other) => other.fault === parameters.fault && (other.target ?? "") === target);
    if (before) await this.#end(before.id);
    if (this.#active.size >= activeFaultsMax) {
      throw new AppError("busy", `${activeFaultsMax} faults are active in the lab, which is the most: end some of them first.`);
    }
    this.#told += 1;
    const id = `${parameters.fault}-${this.#told}`;
    let isOver = false;
    const over = () => {
      isOver = true;
      this.#active.delete(id);
    };
    const end = await definition.set(this.#levers, parameters, over);
    if (!end || isOver) return undefined;
    const { title } = definition;
    const fault = { id, fault: parameters.fault, title, ...(target !== "" && { target }), parameters, since: this.now };
    this.#active.set(id, { fault, end });
    return fault;
  }

  async #end(id: string): Promise<void> {
    const active = this.#active.get(id);
    if (!active) throw new AppError("not_found", `No fault "${id}" is active in the lab; it may be over already.`);
    this.#active.delete(id);
    await active.end();
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => {});
    return done;
  }
}
