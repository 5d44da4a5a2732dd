import { AppError } from "../../errors.ts";
import { isDnsLabel, isDnsSubdomain } from "../../statefulset/names.ts";
import { type Resource, resources } from "./resources.ts";

/** Path of a kind's collection, in one namespace or everywhere. Throws AppError (invalid) before a name that is none gets into a path. */
export function collectionPath(kind: Resource, namespace?: string): string {
  const { group, version, namespaced } = resources[kind];
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  if (namespace === undefined || !namespaced) return `${root}/${kind}`;
  return `${root}/namespaces/${checkedNamespace(namespace)}/${kind}`;
}

/** Path of one object. For kinds without namespaces the namespace is not looked at. */
export function objectPath(kind: Resource, namespace: string, name: string): string {
  return `${collectionPath(kind, resources[kind].namespaced ? namespace : undefined)}/${checkedName(name)}`;
}

/** The same text, if it can name an object. Throws AppError (invalid). */
export function checkedName(name: string): string {
  if (!isDnsSubdomain(name))
    throw new AppError("invalid", "That is no name an object can have: lower-case letters, digits, '-' and '.' only.");
  return encodeURIComponent(name);
}

/** The same text, if it can name a namespace. Throws AppError (invalid). */
export function checkedNamespace(namespace: string): string {
  if (!isDnsLabel(namespace))
    throw new AppError("invalid", "That is no name a namespace can have: lower-case letters, digits and '-' only.");
  return namespace;
}
