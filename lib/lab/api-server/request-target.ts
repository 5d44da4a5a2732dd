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
  if (!definitions.some((definition) => definition.group === group && definition.version === version)) return undefined;
  const parts = segments.slice(grouped ? 3 : 2).map(decodeSegment);
  if (parts.length === 0 || parts[0] === "") return undefined;
  return targetOf(group, version, parts);
}

function targetOf(group: string, version: string, parts: string[]): RequestTarget {
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
    rest: rest.join("/"),
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw noSuchResource();
  }
}
