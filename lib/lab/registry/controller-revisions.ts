import { controllerOwner } from "../../controllers/objects/meta.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const controllerRevisions: ResourceDefinition<"controllerrevisions"> = {
  resource: "controllerrevisions",
  group: "apps",
  version: "v1",
  kind: "ControllerRevision",
  singular: "controllerrevision",
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["update", "object"],
  columns: [
    { name: "Controller", description: "Controller of the object" },
    { name: "Revision", description: "revision indicates the revision of the state represented by Data." },
    ageColumn,
  ],
  cells(revision, now) {
    const owner = controllerOwner(revision);
    const group = owner?.apiVersion.split("/")[0];
    return [
      revision.metadata.name,
      owner ? `${owner.kind.toLowerCase()}.${group}/${owner.name}` : "<none>",
      revision.revision,
      ageOf(revision.metadata.creationTimestamp, now),
    ];
  },
};
