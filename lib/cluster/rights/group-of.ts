import { type Resource, resources } from "../requests/resources.ts";

/** The API group of a resource as RBAC names it (without its subresource); "" for the core group, and for what we do not know. */
export function groupOf(resource: string): string {
  return Object.hasOwn(resources, resource) ? resources[resource as Resource].group : "";
}
