import type { WireOwner } from "./objects/meta.ts";
import type { Resource, WireObjects } from "./objects/wire-objects.ts";

/** What happened to an object, told as an Event about it. */
export interface Announcement {
  type: "Normal" | "Warning";
  reason: string;
  message: string;
}

/** Names one object; with `uid`, that very one and no other of its name. */
export interface Target {
  resource: Resource;
  namespace: string;
  name: string;
  uid?: string;
}

/** What becomes of the dependents of a deleted object: they go after it, before it, or stay. */
export type Propagation = "Background" | "Foreground" | "Orphan";

/**
 * One write that a controller wants, with the Events that its success and failure bring; `fail` is an error found without writing. Actions are carried out in order; a failed one
 * ends the sync, as an error ends the real controller's, and the key is tried again; `tell` only tells; `grace` is the seconds that a pod is given to end. `own` replaces owner references and `finalize` finalizers, whatever else has changed
 * meanwhile. An object to create without a name, but with generateName, is given one; its Event is told with it.
 */
export type Action =
  | {
      [R in Resource]: {
        do: "create";
        resource: R;
        object: WireObjects[R];
        success?: Announcement | ((name: string) => Announcement);
        failure?: (error: string) => Announcement | readonly Announcement[];
      };
    }[Resource]
  | {
      [R in Resource]: {
        do: "update";
        resource: R;
        object: WireObjects[R];
        success?: Announcement;
        failure?: (error: string) => Announcement;
      };
    }[Resource]
  | ({ do: "own"; owners: WireOwner[] } & Target)
  | ({ do: "finalize"; finalizers: string[] } & Target)
  | ({
      do: "delete";
      propagation?: Propagation;
      grace?: number;
      success?: Announcement;
      failure?: (error: string) => Announcement;
    } & Target)
  | { do: "tell"; announcement: Announcement }
  | { do: "fail"; error: string; failure?: Announcement };

/** The target of an action on an object as it is known. */
export function targetOf<R extends Resource>(resource: R, { metadata }: WireObjects[R]): Target {
  const { namespace = "", name, uid } = metadata;
  return { resource, namespace, name, ...(uid !== undefined && { uid }) };
}
