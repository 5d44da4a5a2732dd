import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";

/** One write, as watchers are told of it. `version` is the store's counter after it; a deletion carries the last state under that version. */
export type Change = {
  [R in Resource]: {
    version: number;
    type: "ADDED" | "MODIFIED" | "DELETED";
    resource: R;
    object: WireObjects[R];
    /** The state before, for watchers whose selector the object enters or leaves. Absent for ADDED. */
    previous?: WireObjects[R];
  };
}[Resource];
