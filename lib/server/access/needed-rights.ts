import { accountRights } from "../../cluster/account-rights.ts";
import type { AccessEntry, AskedThing } from "../../protocol/access-response.ts";
import { actionNames, actionRights, type Right } from "../../statefulset/actions/action-rights.ts";

/** Something that the explorer does, with the rights that it needs; what of it needs them in the whole cluster is known by the kind. */
export interface NeededRights extends Pick<AccessEntry, "group" | "id"> {
  rights: readonly Right[];
}

const asked: Readonly<Record<AskedThing, readonly Right[]>> = {
  logs: [{ verb: "get", resource: "pods/log" }],
  manifests: ["statefulsets", "pods", "persistentvolumeclaims", "services"].map((resource) => ({ verb: "get", resource })),
  usage: [{ verb: "get", resource: "nodes/proxy" }],
  commands: [{ verb: "create", resource: "pods/exec" }],
  proxy: [{ verb: "get", resource: "pods/proxy" }],
  autoscalers: [{ verb: "list", resource: "horizontalpodautoscalers" }],
  budgets: [{ verb: "list", resource: "poddisruptionbudgets" }],
};

/** All that the explorer does with the API server: what it watches, what it asks for, what a person may have it do. */
export const neededRights: readonly NeededRights[] = [
  ...accountRights.map(({ resource, verbs }) => ({
    group: "see" as const,
    id: resource,
    rights: verbs.map((verb) => ({ verb, resource })),
  })),
  ...(Object.keys(asked) as AskedThing[]).map((id) => ({ group: "ask" as const, id, rights: asked[id] })),
  ...actionNames.map((id) => ({ group: "do" as const, id, rights: actionRights[id] })),
];
