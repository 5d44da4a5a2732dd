import type { EndpointSlice } from "../../statefulset/objects/endpoint-slice.ts";

/**
 * Which host names a change of one EndpointSlice makes appear or go, as DNS should have it. `others`: the Service's other slices, for an endpoint may
 * move from one to the other.
 */
export function nameChanges(
  before: EndpointSlice | undefined,
  after: EndpointSlice | undefined,
  others: readonly EndpointSlice[],
): { appeared: string[]; gone: string[] } {
  const [had, has] = [declaredNames(before), declaredNames(after)];
  const isElsewhere = (name: string) => others.some((slice) => declaredNames(slice).has(name));
  return {
    appeared: [...has].filter((name) => !had.has(name) && !isElsewhere(name)),
    gone: [...had].filter((name) => !has.has(name) && !isElsewhere(name)),
  };
}

/** Slices are never changed in place. */
const known = new WeakMap<EndpointSlice, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

function declaredNames(slice: EndpointSlice | undefined): ReadonlySet<string> {
  if (!slice) return none;
  const found = known.get(slice);
  if (found) return found;
  const names = new Set(slice.endpoints.flatMap(({ hostname, ready }) => (hostname !== undefined && ready ? [hostname] : [])));
  known.set(slice, names);
  return names;
}
