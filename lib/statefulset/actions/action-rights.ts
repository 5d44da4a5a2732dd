/** Everything that one may do to a set, its pods and its claims, by name. */
export const actionNames = [
  "visit",
  "scale",
  "update",
  "restart",
  "undo",
  "strategy",
  "partition",
  "settings",
  "annotate",
  "delete-pod",
  "evict-pod",
  "expand-claim",
  "delete-claim",
  "delete-set",
] as const;

export type ActionName = (typeof actionNames)[number];

/** A right as RBAC names it: `resource` with its subresource behind a slash. */
export interface Right {
  verb: string;
  resource: string;
}

const changeSet: readonly Right[] = [
  { verb: "get", resource: "statefulsets" },
  { verb: "patch", resource: "statefulsets" },
];

/** The rights that an action cannot do without, in the set's namespace. A visit needs none where the cluster's network is reached from here. */
export const actionRights: Readonly<Record<ActionName, readonly Right[]>> = {
  visit: [{ verb: "get", resource: "pods/proxy" }],
  scale: [
    { verb: "get", resource: "statefulsets" },
    { verb: "patch", resource: "statefulsets/scale" },
  ],
  update: changeSet,
  restart: changeSet,
  undo: [...changeSet, { verb: "list", resource: "controllerrevisions" }],
  strategy: changeSet,
  partition: changeSet,
  settings: changeSet,
  annotate: changeSet,
  "delete-pod": [{ verb: "delete", resource: "pods" }],
  "evict-pod": [{ verb: "create", resource: "pods/eviction" }],
  "expand-claim": [
    { verb: "get", resource: "persistentvolumeclaims" },
    { verb: "patch", resource: "persistentvolumeclaims" },
  ],
  "delete-claim": [
    { verb: "get", resource: "persistentvolumeclaims" },
    { verb: "delete", resource: "persistentvolumeclaims" },
  ],
  "delete-set": [
    { verb: "get", resource: "statefulsets" },
    { verb: "delete", resource: "statefulsets" },
  ],
};
