import type { StorageClass } from "../objects/storage-class.ts";

/**
 * The class that a claim of that class name gets: an absent name means the default class, an empty one none. Of several defaults the
 * youngest is taken, by name among those of one age. Mirrors GetDefaultClass in kubernetes/pkg/volume/util/storageclass.go.
 */
export function storageClassOf(className: string | undefined, classes: readonly StorageClass[]): StorageClass | undefined {
  if (className === "") return undefined;
  if (className !== undefined) return classes.find(({ name }) => name === className);
  const [first] = classes.filter(({ isDefault }) => isDefault).sort((a, b) => compare(b.createdAt, a.createdAt) || compare(a.name, b.name));
  return first;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
