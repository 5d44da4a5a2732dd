import type { Action } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import type { Behaviour } from "../release.ts";
import type { WaitingFor } from "../waiting-for.ts";
import type { RevisionDecision } from "./decide-revisions.ts";
import type { PodFacts } from "./pod-facts.ts";
import type { SetCounts } from "./set-status.ts";

/** What one sync knows, and what it has decided so far; the phases add to `actions`, `counts` and `waitingFor`. */
export interface Plan {
  set: WireStatefulSet;
  claims: ReadonlyMap<string, WireClaim>;
  revisions: RevisionDecision;
  behaviour: Behaviour;
  /** podManagementPolicy OrderedReady. */
  ordered: boolean;
  isAvailable: (pod: PodFacts) => boolean;
  /** The set has no claim templates, so that a pod that is up needs no second look. */
  hasNoClaims: boolean;
  counts: SetCounts;
  actions: Action[];
  waitingFor: WaitingFor[];
}
