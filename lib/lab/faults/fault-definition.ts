import type { FaultName, LabFault } from "../../protocol/lab-fault.ts";
import type { FaultField, FaultGroup } from "../../protocol/lab-view.ts";
import type { End, Levers } from "./levers.ts";

export type ParametersOf<Name extends FaultName> = Extract<LabFault, { fault: Name }>;

/** One kind of trouble that can be made in the lab: what a person is told of it, and how it is set. */
export interface FaultDefinition<Name extends FaultName = FaultName> {
  name: Name;
  group: FaultGroup;
  title: string;
  /** What it does, said before it is set. */
  does: string;
  /** What one will see of it, said before it is set. */
  seen: string;
  /** What can be chosen, in the order in which it is asked for. */
  fields: readonly FaultField[];
  /** What it is set on, in a few words; "" for all of the lab. One fault is active on one target at most once: set again, it takes the place of the one before. */
  target(parameters: ParametersOf<Name>): string;
  /**
   * Sets it and answers how it is ended, or nothing when it is over already. One that ends by itself calls `over`. Throws AppError (not_found)
   * for a target that there is not, (conflict) when it cannot be set now.
   */
  set(levers: Levers, parameters: ParametersOf<Name>, over: () => void): Promise<End | undefined> | End | undefined;
}
