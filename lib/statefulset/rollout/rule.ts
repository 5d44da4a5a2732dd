/** Why the controller does something to a pod. */
export type MoveRule =
  | "create-in-order"
  | "create-in-parallel"
  | "delete-outdated"
  | "delete-within-budget"
  | "delete-broken-free"
  | "delete-condemned"
  | "replace-finished"
  | "clear-out"
  | "deployment-surge"
  | "deployment-remove-broken"
  | "deployment-remove-old"
  | "deployment-clear-out"
  | "by-person";

/** Why nothing is done: what is waited for. */
export type StandRule =
  | "gone"
  | "ready"
  | "available"
  | "condemned-ready"
  | "max-unavailable"
  | "partition"
  | "on-delete"
  | "rollback-trap"
  | "broken-revision"
  | "claim-gone"
  | "claim-pending"
  | "unschedulable"
  | "image"
  | "quota"
  | "not-observed"
  | "set-deleted"
  | "scaled-to-zero"
  | "nothing-to-do";

/** A rule of Kubernetes for StatefulSets (or Deployments), as forecast and live rollout name it; its words stand in rule-words.ts. */
export type RuleKey = MoveRule | StandRule;
