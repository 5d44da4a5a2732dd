import type { ActionName } from "../../statefulset/actions/action-rights.ts";
import type { DarkColumn } from "../../statefulset/board/board.ts";

/** The answer to an action: what it made of the object, or, of a dry run, what it would make. */
export interface ActionResponse {
  /** The patch that was sent, as YAML; absent where nothing was patched. */
  patch?: string;
  changes: readonly { path: string; before?: string; after?: string }[];
  /** Fields that the API server did not keep. */
  dropped: readonly string[];
  /** What the API server warned of. */
  warnings: readonly string[];
}

/** Whether an action is offered, and why not: what is switched off, or which right is missing and the command that grants it. */
export type Offer = { allowed: true } | { allowed: false; why: string; missing?: DarkColumn };

/** Something that scales the set by itself: it will undo what a person sets. */
export interface Autoscaler {
  name: string;
  min: number;
  max: number;
}

/** A disruption budget that covers pods of the set. */
export interface Budget {
  name: string;
  /** How many pods may be evicted now, by the budget's status. */
  disruptionsAllowed: number;
  /** As the budget says it: "minAvailable 2" or "maxUnavailable 1". */
  rule: string;
  currentHealthy: number;
  desiredHealthy: number;
}

/** The answer of GET /api/statefulsets/<namespace>/<name>/actions: what may be done to the set, and who else has a say in it. */
export interface ActionsResponse {
  offers: Readonly<Record<ActionName, Offer>>;
  /** Absent where they may not be listed (`dark` says so). */
  autoscalers?: readonly Autoscaler[];
  budgets?: readonly Budget[];
  dark: { autoscalers?: DarkColumn; budgets?: DarkColumn };
}
