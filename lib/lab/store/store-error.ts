import type { Resource } from "../../controllers/objects/wire-objects.ts";

/** A write that the store refuses; the API server and the controllers' loops put it into their own words. */
export class StoreError extends Error {
  readonly code: "exists" | "absent";
  readonly resource: Resource;
  readonly objectName: string;

  constructor(code: "exists" | "absent", resource: Resource, name: string) {
    super(`${resource} "${name}" ${code === "exists" ? "already exists" : "not found"}`);
    this.code = code;
    this.resource = resource;
    this.objectName = name;
  }
}
