import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { Store } from "../store/store.ts";

interface RevisionData {
  spec: { template: WirePodTemplate & { $patch?: string } };
}

/** The template that `rollout undo` gives a StatefulSet back: that of its last revision but one (kubectl's rollback.go). Throws when there is none. */
export function templateBefore(store: Store, { metadata }: WireObject): WirePodTemplate {
  const own = store
    .list("controllerrevisions", metadata.namespace)
    .filter(({ metadata: { ownerReferences = [] } }) => ownerReferences.some(({ uid }) => uid === metadata.uid));
  const [, before] = own.sort((a, b) => b.revision - a.revision);
  if (!before) throw new Error(`${metadata.name} has no revision to go back to`);
  const { $patch: _, ...template } = (before.data as RevisionData).spec.template;
  return template;
}
