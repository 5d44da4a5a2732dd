import { type Action, targetOf } from "../action.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { byAge } from "./decide-revisions.ts";
import type { PodFacts } from "./pod-facts.ts";

const limitDefault = 10;

/**
 * Deletes the oldest revisions that nobody needs until only revisionHistoryLimit of them are left (truncateHistory). Needed are the current and
 * the update revision and every one that a pod is of. A negative limit keeps all.
 */
export function surplusRevisions(
  set: WireStatefulSet,
  known: readonly WireControllerRevision[],
  pods: readonly PodFacts[],
  needed: readonly string[],
): Action[] {
  const limit = set.spec.revisionHistoryLimit ?? limitDefault;
  if (limit < 0 || known.length <= limit) return [];
  const live = new Set<string | undefined>([...needed, ...pods.map(({ revision }) => revision)]);
  const history = known.filter(({ metadata }) => !live.has(metadata.name)).sort(byAge);
  return history
    .slice(0, Math.max(0, history.length - limit))
    .map((revision) => ({ do: "delete", ...targetOf("controllerrevisions", revision) }));
}
