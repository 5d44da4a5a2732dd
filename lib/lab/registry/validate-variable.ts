import type { WireEnv, WireEnvFrom } from "../../controllers/objects/container.ts";
import { type FieldError, invalid, named, oneOf, required, unsupported } from "./field-error.ts";
import { isConfigKey, isQualifiedName, isSubdomain } from "./names.ts";

type Source = NonNullable<WireEnv["valueFrom"]> & { fileKeyRef?: unknown };

const nameRule = "a valid environment variable name must consist only of printable ASCII characters other than '='";
const ofResource = ["cpu", "ephemeral-storage", "memory"];
const resources = [...ofResource.map((name) => `limits.${name}`), ...ofResource.map((name) => `requests.${name}`)];
/** Fields of a pod that a variable can take. */
const fields = ["name", "namespace", "uid"]
  .map((name) => `metadata.${name}`)
  .concat(["spec.nodeName", "spec.serviceAccountName"])
  .concat(["hostIP", "hostIPs", "podIP", "podIPs"].map((name) => `status.${name}`));
/** Those that are known as fields, and a variable cannot take (ConvertDownwardAPIFieldLabel). */
const otherFields = [
  "metadata.annotations",
  "metadata.labels",
  "spec.restartPolicy",
  "spec.schedulerName",
  "spec.hostNetwork",
  "status.phase",
  "status.nominatedNodeName",
];

/** What is wrong with a variable of a container (core validation ValidateEnv), in Kubernetes' order. */
export function validateVariable({ name, value = "", valueFrom }: Partial<WireEnv>, path: string): FieldError[] {
  return [
    ...(name ? (isPlainName(name) ? [] : [invalid(`${path}.name`, name, nameRule)]) : [required(`${path}.name`)]),
    ...(valueFrom ? validateSource(valueFrom, value, `${path}.valueFrom`) : []),
  ];
}

function validateSource(source: Source, value: string, path: string): FieldError[] {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  const given = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter((one) => one !== undefined).length;
  return [
    ...(fieldRef ? validateField(fieldRef, `${path}.fieldRef`) : []),
    ...(resourceFieldRef ? validateResource(resourceFieldRef.resource, `${path}.resourceFieldRef.resource`) : []),
    ...(configMapKeyRef ? validateKey(configMapKeyRef, `${path}.configMapKeyRef`) : []),
    ...(secretKeyRef ? validateKey(secretKeyRef, `${path}.secretKeyRef`) : []),
    ...validateCount(given, value, path),
  ];
}

function validateCount(given: number, value: string, path: string): FieldError[] {
  if (given === 0) {
    return [invalid(path, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`")];
  }
  if (value !== "") return [invalid(path, "", "may not be specified when `value` is not empty")];
  return given > 1 ? [invalid(path, "", "may not have more than one field specified at a time")] : [];
}

/** validateObjectFieldSelector: a field by its path, or one label or annotation by its key. */
function validateField({ apiVersion = "v1", fieldPath = "" }: NonNullable<Source["fieldRef"]>, path: string): FieldError[] {
  if (fieldPath === "") return [required(`${path}.fieldPath`)];
  const unread = (why: string) => [invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: ${why}`)];
  if (apiVersion !== "v1") return unread(`unsupported pod version: ${apiVersion}`);
  const [, entry, key] = /^(.*)\['(.*)'\]$/.exec(fieldPath) ?? [];
  if (entry !== undefined && key !== undefined) {
    if (entry === "metadata.labels") return named(path, key, isQualifiedName);
    if (entry === "metadata.annotations") return named(path, key.toLowerCase(), isQualifiedName);
    return unread(`field label does not support subscript: ${fieldPath}`);
  }
  if (fields.includes(fieldPath)) return [];
  if (otherFields.includes(fieldPath)) return [unsupported(`${path}.fieldPath`, fieldPath, fields)];
  return unread(`field label not supported: ${fieldPath}`);
}

function validateResource(resource: string | undefined, path: string): FieldError[] {
  if (!resource) return [required(path)];
  return /^(limits|requests)\.hugepages-/.test(resource) ? [] : oneOf(path, resource, resources);
}

function validateKey({ name = "", key = "" }: Partial<NonNullable<Source["secretKeyRef"]>>, path: string): FieldError[] {
  return [
    ...named(`${path}.name`, name, isSubdomain),
    ...(key === "" ? [required(`${path}.key`)] : named(`${path}.key`, key, isConfigKey)),
  ];
}

/** What is wrong with variables that come all from one object (ValidateEnvFrom); `path`: of the list. */
export function validateVariablesFrom({ prefix = "", configMapRef, secretRef }: WireEnvFrom, path: string, index: number): FieldError[] {
  const at = `${path}[${index}]`;
  const ref = (one: { name?: string }, place: string) => (one.name ? named(place, one.name, isSubdomain) : [required(place)]);
  const neither = configMapRef === undefined && secretRef === undefined;
  const both = configMapRef !== undefined && secretRef !== undefined;
  return [
    ...(prefix === "" || isPlainName(prefix) ? [] : [invalid(`${at}.prefix`, prefix, nameRule)]),
    ...(configMapRef ? ref(configMapRef, `${at}.configMapRef.name`) : []),
    ...(secretRef ? ref(secretRef, `${at}.secretRef.name`) : []),
    ...(neither ? [invalid(path, "", "must specify one of: `configMapRef` or `secretRef`")] : []),
    ...(both ? [invalid(path, "", "may not have more than one field specified at a time")] : []),
  ];
}

function isPlainName(name: string): boolean {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name);
}
