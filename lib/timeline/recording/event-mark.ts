import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import type { Author, Mark, MarkKind } from "../timeline.ts";
import { toMs } from "./pod-look.ts";
import { lastSuffix } from "./set-record.ts";

/** An Event that is heard of later than this after it was told was told when nobody listened. */
const lateMs = 5_000;
const textMax = 200;

/** The marks of an Event that is worth some, by key: where it is told again and again, its first time and its last. */
export function eventMarks(event: ClusterEvent, now: number): [key: string, mark: Mark][] {
  const what = meaningOf(event);
  if (!what) return [];
  const mark = (time: string, text: string): Mark | undefined => {
    const told = toMs(time);
    if (told === undefined) return undefined;
    const isLate = now - told > lateMs;
    return { ...what, at: isLate ? told : now, text, ...(isLate ? { isReconstructed: true } : {}) };
  };
  const { uid, count, firstAt, lastAt } = event;
  // Each time that a pod is made or deleted counts by itself; of what goes on and on, the middle tells nothing.
  const isEach = what.kind === "pod-created" || what.kind === "pod-deleted";
  const last = mark(lastAt, count > 1 && !isEach ? `${what.text} (${count} times)` : what.text);
  if (!last) return [];
  const first = count > 1 ? mark(firstAt, what.text) : undefined;
  if (isEach) return [...(first ? [[`${uid}:1`, first] as [string, Mark]] : []), [`${uid}:${count}`, last]];
  return [...(first ? [[uid, first] as [string, Mark]] : []), [count > 1 ? `${uid}${lastSuffix}` : uid, last]];
}

function meaningOf(event: ClusterEvent): Omit<Mark, "at" | "isReconstructed"> | undefined {
  const { about, reason, type } = event;
  if (about.kind === "StatefulSet") {
    const kind = reason === "SuccessfulCreate" ? "pod-created" : reason === "SuccessfulDelete" ? "pod-deleted" : undefined;
    const pod = kind && /^(?:create|delete) Pod (\S+) in/i.exec(event.message)?.[1];
    if (kind && pod !== undefined) return say(kind, "controller", pod, kind === "pod-created" ? "created" : "deleted by the controller");
    return type === "Warning" ? say("event", "controller", undefined, words(event)) : undefined;
  }
  const ordinalOf = about.name;
  if (reason === "Unhealthy") return say("probe-failed", "app", ordinalOf, event.message);
  if (reason === "Killing" && /failed \w+ probe/.test(event.message)) return say("event", "node", ordinalOf, event.message);
  return type === "Warning" ? say("event", about.kind === "Pod" ? "node" : "controller", ordinalOf, words(event)) : undefined;
}

function say(kind: MarkKind, by: Author, name: string | undefined, text: string): Omit<Mark, "at"> {
  const ordinal = name === undefined ? undefined : parseOrdinal(name)?.ordinal;
  const line = text.split("\n", 1)[0] ?? "";
  return { kind, by, ...(ordinal === undefined ? {} : { ordinal }), text: line.length > textMax ? `${line.slice(0, textMax)}…` : line };
}

function words({ reason, message }: ClusterEvent): string {
  return `${reason}: ${message}`;
}
