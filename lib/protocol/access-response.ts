import type { ActionName } from "../statefulset/actions/action-rights.ts";
import type { DarkColumn } from "../statefulset/board/board.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";

/** What the explorer asks for on demand besides single sets. */
export type AskedThing = "logs" | "manifests" | "usage" | "commands" | "proxy" | "autoscalers" | "budgets";

/** A rule as RBAC writes it; an empty group is the core group. */
export interface RuleView {
  verbs: readonly string[];
  groups: readonly string[];
  resources: readonly string[];
  names: readonly string[];
}

/** One right, and whether one has it. */
export interface RightView {
  verb: string;
  /** With its subresource behind a slash. */
  resource: string;
  group: string;
  /** In the whole cluster, whatever namespace was asked about: the kind has none, or is watched everywhere. */
  clusterWide: boolean;
  /** By the API server's own review; absent: it did not answer. */
  allowed?: boolean;
  /** The rule that says so; of a right that one has not, one that gives it for single objects by name. Absent where no rule that was told does. */
  rule?: RuleView;
  /** What would grant it. */
  missing?: DarkColumn;
}

/** Something that the explorer does, and the rights that it needs for that. */
export interface AccessEntry {
  /** Whether it is seen by all, asked for, or done by a person. */
  group: "see" | "ask" | "do";
  id: Kind | AskedThing | ActionName;
  rights: readonly RightView[];
  /** Why it is not done here, whatever one may; in a sentence. */
  off?: string;
}

/** The answer of GET /api/access. */
export interface AccessResponse {
  /** Absent: the API server does not tell. */
  user?: { name?: string; groups: readonly string[] };
  /** What was asked about; absent: the whole cluster. */
  namespace?: string;
  /** Those that may be chosen: the watched ones, else those that have a set. */
  namespaces: readonly string[];
  /** Rules may be missing from what was told, and why, where the API server says it. */
  incomplete?: { why?: string };
  entries: readonly AccessEntry[];
}
