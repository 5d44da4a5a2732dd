import type { AskedFor } from "../../simulation/copies/plan-copies.ts";

/** One object that a run creates. */
export interface PlannedObject {
  kind: string;
  name: string;
  /** What it is there for, or what it asks for, in a few words. */
  about: string;
}

/** The answer to POST /api/copies/plan: what a run would create, and what stands against it. Nothing was created. */
export interface CopiesPlanResponse {
  namespace: string;
  objects: readonly PlannedObject[];
  asked: AskedFor;
  /** What is otherwise than in the set. */
  notes: readonly string[];
  /** What quota, rights or bounds forbid; with any of these nothing is created. */
  forbids: readonly string[];
  /** What could not be found out beforehand. */
  unknowns: readonly string[];
}
