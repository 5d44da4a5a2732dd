import type { Resource, WireObjects } from "./objects/wire-objects.ts";

/** What happened to an object, told as an Event about it. */
export interface Announcement {
  type: "Normal" | "Warning";
  reason: string;
  message: string;
}

/**
 * One write that a controller wants, with the Events that its success and failure bring; `fail` is an error found without writing. Actions are carried out in order; a failed one
 * ends the sync, as an error ends the real controller's, and the key is tried again.
 */
export type Action =
  | {
      [R in Resource]: {
        do: "create";
        resource: R;
        object: WireObjects[R];
        success?: Announcement;
        failure?: (error: string) => Announcement;
      };
    }[Resource]
  | { [R in Resource]: { do: "update"; resource: R; object: WireObjects[R] } }[Resource]
  | { do: "delete"; resource: Resource; namespace: string; name: string; uid: string; success?: Announcement }
  | { do: "fail"; failure: Announcement };
