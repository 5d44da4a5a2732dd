import type { Kind } from "../../statefulset/objects/kinds.ts";
import type { FailureReason } from "./watch-failure.ts";

/** Told what watching costs and how it fares; the server makes metrics of it. Every label has few values. */
export interface WatchObserver {
  /** One line of a watch was taken in. */
  event(kind: Kind, type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"): void;
  /** A list or watch failed and will be tried again; `ended` = the server closed it in good order. */
  restart(kind: Kind, reason: FailureReason | "ended"): void;
  /** A list is complete. `again`: not the first of its scope. */
  listed(kind: Kind, ms: number, objects: number, again: boolean): void;
  /** A line or object was dropped, for it could not be understood. */
  dropped(kind: Kind, what: "line" | "object"): void;
}

/** For whoever does not want to know. */
export const silentObserver: WatchObserver = {
  event: () => undefined,
  restart: () => undefined,
  listed: () => undefined,
  dropped: () => undefined,
};
