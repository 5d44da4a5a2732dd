import type { Action } from "../action.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import type { Behaviour } from "../release.ts";
import { newRevision, renamedRevision, sameRevision } from "./revision.ts";

export interface RevisionDecision {
  current: WireControllerRevision;
  update: WireControllerRevision;
  collisionCount: number;
  actions: Action[];
}

/**
 * Which revision the set is at and which it goes to (getStatefulSetRevisions): an unchanged template keeps the newest revision, one that
 * went back to an older revision's content renumbers that one, anything else makes a new one. `taken`: every revision of the namespace, whoever
 * owns it, for a name may be taken already.
 */
export function decideRevisions(
  set: WireStatefulSet,
  owned: readonly WireControllerRevision[],
  taken: readonly WireControllerRevision[],
  behaviour: Behaviour,
): RevisionDecision {
  const revisions = owned.toSorted(byAge);
  const newest = revisions.at(-1);
  const collisionCount = set.status?.collisionCount ?? 0;
  const candidate = newRevision(set, (newest?.revision ?? 0) + 1, collisionCount, behaviour);
  const equal = revisions.filter((revision) => sameRevision(revision, candidate)).at(-1);
  const isNewest = newest !== undefined && (equal ? sameRevision(newest, equal) : sameRevision(newest, candidate, behaviour));
  const chosen = isNewest
    ? { update: newest, actions: [] }
    : equal
      ? renumber(equal, candidate.revision)
      : create(set, candidate, taken, collisionCount);
  const current = revisions.find((revision) => revision.metadata.name === set.status?.currentRevision) ?? chosen.update;
  return { collisionCount, ...chosen, current };
}

type Choice = { update: WireControllerRevision; actions: Action[]; collisionCount?: number };

function renumber(equal: WireControllerRevision, revision: number): Choice {
  const update = { ...equal, revision };
  return { update, actions: [{ do: "update", resource: "controllerrevisions", object: update }] };
}

/** CreateControllerRevision: a revision of that name and content is used as it is; other content is a collision, counted into the next hash. */
function create(
  set: WireStatefulSet,
  candidate: WireControllerRevision,
  taken: readonly WireControllerRevision[],
  collisionCount: number,
): Choice {
  const inTheWay = taken.find(({ metadata }) => metadata.name === candidate.metadata.name);
  if (!inTheWay)
    return { update: candidate, actions: [{ do: "create", resource: "controllerrevisions", object: candidate }], collisionCount };
  if (sameRevision(inTheWay, candidate)) return { update: inTheWay, actions: [], collisionCount };
  return create(set, renamedRevision(set, candidate, collisionCount + 1), taken, collisionCount + 1);
}

/** SortControllerRevisions: by number, then age, then name. */
export function byAge(a: WireControllerRevision, b: WireControllerRevision): number {
  const created = (revision: WireControllerRevision) => Date.parse(revision.metadata.creationTimestamp ?? "") || 0;
  return a.revision - b.revision || created(a) - created(b) || (a.metadata.name < b.metadata.name ? -1 : 1);
}
