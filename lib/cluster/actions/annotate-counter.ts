import { AppError } from "../../errors.ts";
import { annotationPrefix, parseCounterConfig } from "../../statefulset/counter-config.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

/** How the counter is to be read; null takes an annotation away, what is absent stays as it is. */
export type CounterAnnotations = Readonly<Partial<Record<"path" | "port" | "file" | "pattern", string | null | undefined>>>;

/**
 * Writes our annotations on the pod template, which makes a new revision of it. Throws AppError: invalid (what would be refused when it is read),
 * and see changeSet.
 */
export async function annotateCounter(
  door: PersonDoor,
  seen: SeenSet,
  wanted: CounterAnnotations,
  options: { dryRun: boolean },
): Promise<Outcome> {
  const annotations = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, text]) => (text === undefined ? [] : [[`${annotationPrefix}counter-${name}`, text]])),
  );
  const written = Object.entries(annotations).filter((entry): entry is [string, string] => entry[1] !== null);
  const { refused } = parseCounterConfig(Object.fromEntries(written));
  if (refused.length > 0) throw new AppError("invalid", refused.join(" "));
  return changeSet(door, seen, () => ({ type: "strategic", patch: { spec: { template: { metadata: { annotations } } } } }), options);
}
