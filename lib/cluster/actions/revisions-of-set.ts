import type { PersonDoor } from "../person/person-door.ts";
import { toNumber, toRaw, toText } from "../project/raw.ts";

/** A ControllerRevision of a set, with the patch that brings its template back. */
export interface RevisionOfSet {
  revision: number;
  name: string;
  createdAt: string;
  /** Annotation kubernetes.io/change-cause, as the set had it when this revision was made. */
  cause?: string;
  /** `{spec: {template: {$patch: "replace", …}}}`, as the controller wrote it. */
  data: Readonly<Record<string, unknown>>;
}

/** The revisions that the set controls, by its uid, the newest first. Throws AppError (forbidden, …). */
export async function revisionsOfSet(
  door: PersonDoor,
  { namespace, uid }: { namespace: string; uid: string },
  signal?: AbortSignal,
): Promise<readonly RevisionOfSet[]> {
  const items = await door.list("controllerrevisions", namespace, signal);
  return items
    .filter(({ metadata }) => isControlledBy(toRaw(metadata).ownerReferences, uid))
    .map(toRevision)
    .sort((a, b) => b.revision - a.revision);
}

function isControlledBy(owners: unknown, uid: string): boolean {
  return Array.isArray(owners) && owners.map(toRaw).some((owner) => owner.controller === true && owner.uid === uid);
}

function toRevision(item: Readonly<Record<string, unknown>>): RevisionOfSet {
  const { name, creationTimestamp, annotations } = toRaw(item.metadata);
  const cause = toText(toRaw(annotations)["kubernetes.io/change-cause"]);
  return {
    revision: toNumber(item.revision) ?? 0,
    name: toText(name) ?? "",
    createdAt: toText(creationTimestamp) ?? "",
    ...(cause === undefined ? {} : { cause }),
    data: toRaw(item.data),
  };
}
