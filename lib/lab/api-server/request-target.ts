import { type AnyDefinition, definitions, findDefinition } from "../registry/registry.ts";
import { noSuchResource } from "./status.ts";

/** The object or collection that a path names. */
export interface RequestTarget {
  definition: AnyDefinition;
  /** Absent: a cluster-scoped kind, or all namespaces. */
  namespace?: string;
  name?: string;
  subresource?: string;
  /** What follows `…/proxy/`. */
  rest: string;
}

/** Reads a path of the resource API; undefined when it is none. Throws 404 for an unknown resource of a known group and version. */
export function parseTarget(path: string): RequestTarget | undefined {
  const segments = path.split("/").slice(1);
  const grouped = segments[0] === "apis";
  if (!grouped && segments[0] !== "api") return undefined;
  const [group = "", version = ""] = grouped ? segments.slice(1, 3) : ["", segments[1]];
  // Another version of a known group is asked for a resource that it does not have; another core API is nowhere.
  if (!definitions.some((definition) => definition.group === group && (grouped || definition.version === version))) return undefined;
  const given = segments.slice(grouped ? 3 : 2);
  const parts = given.map(decodeSegment);
  if (parts.length === 0 || parts[0] === "") return undefined;
  const target = targetOf(group, version, parts);
  // What follows is handed on as it came.
  return { ...target, rest: given.slice(given.length - target.restCount).join("/") };
}

function targetOf(group: string, version: string, parts: string[]): Omit<RequestTarget, "rest"> & { restCount: number } {
  const inNamespace = parts[0] === "namespaces" && parts.length > 2 && findDefinition(group, version, parts[2] ?? "") !== undefined;
  const namespace = inNamespace ? parts[1] : undefined;
  const [resource = "", name, subresource, ...rest] = inNamespace ? parts.slice(2) : parts;
  const definition = findDefinition(group, version, resource);
  if (!definition || (inNamespace && !definition.namespaced) || (!inNamespace && definition.namespaced && name)) throw noSuchResource();
  return {
    definition,
    ...(namespace && { namespace }),
    ...(name && { name }),
    ...(subresource && { subresource }),
    restCount: rest.length,
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw noSuchResource();
  }
}
