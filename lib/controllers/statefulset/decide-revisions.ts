import type { Action } from "../action.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { controllerOwner } from "../objects/meta.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { newRevision, sameRevision } from "./revision.ts";

export interface RevisionDecision {
  current: WireControllerRevision;
  update: WireControllerRevision;
  collisionCount: number;
  actions: Action[];
}

/**
 * Which revision the set is at and which it goes to (getStatefulSetRevisions): an unchanged template keeps the newest revision, one that
 * went back to an older revision's content renumbers that one, anything else makes a new one.
 */
export function decideRevisions(set: WireStatefulSet, known: readonly WireControllerRevision[]): RevisionDecision {
  const revisions = known.filter((revision) => controllerOwner(revision)?.uid === set.metadata.uid).sort(byAge);
  const newest = revisions.at(-1);
  const collisionCount = set.status?.collisionCount ?? 0;
  const candidate = newRevision(set, (newest?.revision ?? 0) + 1, collisionCount);
  const equal = revisions.filter((revision) => sameRevision(revision, candidate)).at(-1);
  const { update, actions } = chooseUpdate(candidate, newest, equal);
  const current = revisions.find((revision) => revision.metadata.name === set.status?.currentRevision) ?? update;
  return { current, update, collisionCount, actions };
}

function chooseUpdate(candidate: WireControllerRevision, newest?: WireControllerRevision, equal?: WireControllerRevision) {
  if (!equal || !newest)
    return { update: candidate, actions: [{ do: "create", resource: "controllerrevisions", object: candidate }] satisfies Action[] };
  if (sameRevision(newest, equal)) return { update: newest, actions: [] };
  const update = { ...equal, revision: candidate.revision };
  return { update, actions: [{ do: "update", resource: "controllerrevisions", object: update }] satisfies Action[] };
}

/** SortControllerRevisions: by number, then age, then name. */
function byAge(a: WireControllerRevision, b: WireControllerRevision): number {
  const created = (revision: WireControllerRevision) => Date.parse(revision.metadata.creationTimestamp ?? "") || 0;
  return a.revision - b.revision || created(a) - created(b) || (a.metadata.name < b.metadata.name ? -1 : 1);
}
