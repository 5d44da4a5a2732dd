import type { Condition } from "../../statefulset/objects/pod.ts";
import { intern, internText } from "./intern.ts";
import { toRaw, toRecord, toText } from "./raw.ts";

/** One condition of an object's status. */
export function projectCondition(raw: unknown): Condition | undefined {
  const { type, status, reason, message, lastTransitionTime } = toRaw(raw);
  const name = toText(type);
  if (name === undefined) return undefined;
  return toRecord({
    type: intern(name),
    status: intern(toText(status) ?? "Unknown"),
    reason: internText(toText(reason)),
    message: internText(toText(message)),
    changedAt: internText(toText(lastTransitionTime)),
  });
}
