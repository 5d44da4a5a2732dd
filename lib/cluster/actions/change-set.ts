import { AppError } from "../../errors.ts";
import type { PatchType, PersonDoor, Target, Written } from "../person/person-door.ts";
import { toNumber, toRaw, toText } from "../project/raw.ts";
import { describeChangers } from "./describe-changers.ts";
import { droppedFields } from "./dropped-fields.ts";
import { type FieldChange, fieldChanges } from "./field-changes.ts";

/** The set as the person saw it when they decided: the very object, and the generation of its spec. */
export interface SeenSet {
  namespace: string;
  name: string;
  uid: string;
  generation: number;
}

/** What a change made of an object, or, as a dry run, what it would make of it. */
export interface Outcome {
  /** The patch as it was sent; absent where nothing was patched. */
  patch?: unknown;
  changes: readonly FieldChange[];
  /** Fields that were asked for and that the API server did not keep: it does not know them, or a gate of theirs is off. */
  dropped: readonly string[];
  warnings: readonly string[];
}

export interface Change {
  type: PatchType;
  patch: Readonly<Record<string, unknown>>;
  /** Patches the scale subresource, which needs a smaller right. */
  subresource?: "scale";
}

/** Controllers write the status of a set at any moment, and each such write spends the version that we have just read. */
const attemptsMax = 4;

/**
 * Patches the set that the person saw, and no other: same uid, same generation, and nobody in between (its resourceVersion). A write of its
 * status alone is no change that they would have to look at, so then it is read and tried again. `makeChange` gets the object as it is now.
 * Throws AppError: not_found (it is gone, or another one has its name), conflict with who changed it meanwhile, or what the API server says.
 */
export async function changeSet(
  door: PersonDoor,
  seen: SeenSet,
  makeChange: (set: Readonly<Record<string, unknown>>) => Change,
  { dryRun }: { dryRun: boolean },
): Promise<Outcome> {
  const target: Target = { resource: "statefulsets", namespace: seen.namespace, name: seen.name };
  for (let attempt = 1; ; attempt++) {
    const before = await getSeenSet(door, seen);
    const { resourceVersion } = toRaw(before.metadata);
    const { type, patch, subresource } = makeChange(before);
    const body = { ...patch, metadata: { ...toRaw(patch.metadata), resourceVersion } };
    try {
      const written = await door.patch(subresource === undefined ? target : { ...target, subresource }, type, body, { dryRun });
      return toOutcome(patch, subresource === undefined ? before : scaleOf(before), written);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "conflict" || attempt === attemptsMax) throw error;
    }
  }
}

/** The set as it is now, if it still is the one that was seen, unchanged. Throws AppError (not_found, conflict, …). */
export async function getSeenSet(door: PersonDoor, seen: SeenSet): Promise<Readonly<Record<string, unknown>>> {
  const { namespace, name, uid, generation } = seen;
  const set = await door.get({ resource: "statefulsets", namespace, name });
  const metadata = toRaw(set.metadata);
  if (toText(metadata.uid) !== uid) {
    throw new AppError(
      "not_found",
      `StatefulSet ${namespace}/${name} was deleted meanwhile, and another of the same name made: nothing was done to that one. Look at it first.`,
    );
  }
  if (toNumber(metadata.generation) !== generation) {
    throw new AppError(
      "conflict",
      `StatefulSet ${namespace}/${name} was changed while you decided: ${describeChangers(metadata.managedFields)}. Nothing was done. Look at what is there now, and repeat it if you still want to.`,
      { context: { generation: metadata.generation } },
    );
  }
  return set;
}

function scaleOf(set: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { spec: { replicas: toRaw(set.spec).replicas } };
}

function toOutcome(
  patch: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
  { object, warnings }: Written,
): Outcome {
  return { patch, changes: fieldChanges(before, object), dropped: droppedFields(patch, object), warnings };
}
