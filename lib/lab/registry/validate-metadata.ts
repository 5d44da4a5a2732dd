import type { WireObject } from "../../controllers/objects/meta.ts";
import { type FieldError, forbidden, invalid, named, required, tooLong } from "./field-error.ts";
import { isAnnotationKey, isLabelText, isQualifiedName, type NameRule } from "./names.ts";
import type { AnyDefinition } from "./registry.ts";

const annotationBytesMax = 256 * 1024;

type Metadata = WireObject["metadata"];

/** Finalizers that need no prefix. */
const standardFinalizers = ["kubernetes", "orphan", "foregroundDeletion"];

/** What is wrong with a new object's metadata (apimachinery ValidateObjectMeta), in Kubernetes' order; `isStrict`: its kind knows its finalizers. */
export function validateMetadata({ metadata }: WireObject, rule: NameRule, isStrict: boolean): FieldError[] {
  const { name, generateName } = metadata;
  return [
    ...(generateName ? named("metadata.generateName", generateName, asPrefix(rule)) : []),
    ...validateName(name, rule),
    ...validateObject(metadata),
    ...(isStrict ? validateFinalizers(metadata) : []),
  ];
}

/**
 * What is wrong with the metadata of an update: first by rest.BeforeUpdate, whatever the kind, then `again` by the kind's own strategy, which looks at
 * the same once more.
 */
export function validateMetadataUpdate(
  { metadata }: WireObject,
  { metadata: old }: WireObject,
  again: NonNullable<AnyDefinition["revalidates"]>,
): FieldError[] {
  const repeated = again.flatMap((what) => [
    ...(what === "object" ? validateObject(metadata) : validateUpdate(metadata, old)),
    ...validateFinalizers(metadata),
  ]);
  return [...validateObject(metadata), ...validateUpdate(metadata, old), ...repeated];
}

/** ValidateObjectMeta, but for the name. */
function validateObject(metadata: Metadata): FieldError[] {
  return [
    ...validateTexts(metadata),
    ...(metadata.finalizers ?? []).flatMap((finalizer) => named("metadata.finalizers", finalizer, isQualifiedName)),
  ];
}

/** ValidateObjectMetaUpdate. */
function validateUpdate(metadata: Metadata, old: Metadata): FieldError[] {
  const isOther = metadata.uid !== undefined && metadata.uid !== old.uid;
  return [
    ...validateNoNewFinalizers(metadata, old),
    ...(isOther ? [invalid("metadata.uid", metadata.uid, "field is immutable")] : []),
    ...validateTexts(metadata),
  ];
}

/** Who waits for the end of an object that is being deleted has said so before. */
function validateNoNewFinalizers({ finalizers = [] }: Metadata, old: Metadata): FieldError[] {
  const added = finalizers.filter((finalizer) => !old.finalizers?.includes(finalizer));
  if (old.deletionTimestamp === undefined || added.length === 0) return [];
  const shown = added.map((finalizer) => JSON.stringify(finalizer)).join(", ");
  const rule = "no new finalizers can be added if the object is being deleted, found new finalizers";
  return [forbidden("metadata.finalizers", `${rule} []string{${shown}}`)];
}

function validateFinalizers({ finalizers = [] }: Metadata): FieldError[] {
  return finalizers.flatMap((finalizer, index) =>
    finalizer.includes("/") || standardFinalizers.includes(finalizer)
      ? []
      : [invalid(`metadata.finalizers[${index}]`, finalizer, "name is neither a standard finalizer name nor is it fully qualified")],
  );
}

function validateTexts({ labels = {}, annotations = {}, ownerReferences = [] }: Metadata): FieldError[] {
  return [
    ...Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, value]) => [...named("metadata.labels", key, isQualifiedName), ...named("metadata.labels", value, isLabelText)]),
    ...Object.keys(annotations).flatMap((key) => named("metadata.annotations", key, isAnnotationKey)),
    ...(sizeOf(annotations) > annotationBytesMax ? [tooLong("metadata.annotations", annotationBytesMax)] : []),
    ...ownerReferences.flatMap((owner) => [
      ...(owner.apiVersion ? [] : [invalid("metadata.ownerReferences.apiVersion", "", "version must not be empty")]),
      ...(owner.kind ? [] : [invalid("metadata.ownerReferences.kind", "", "must not be empty")]),
      ...(owner.name ? [] : [invalid("metadata.ownerReferences.name", "", "must not be empty")]),
      ...(owner.uid ? [] : [invalid("metadata.ownerReferences.uid", "", "must not be empty")]),
    ]),
    ...validateControllers(ownerReferences),
  ];
}

function validateName(name: string | undefined, rule: NameRule): FieldError[] {
  return name ? named("metadata.name", name, rule) : [required("metadata.name", "name or generateName is required")];
}

/** A prefix may end in what a name may not end in, because more follows. */
function asPrefix(rule: NameRule): NameRule {
  return (value) => rule(value.replace(/-$/, "a"));
}

function validateControllers(owners: NonNullable<WireObject["metadata"]["ownerReferences"]>): FieldError[] {
  const controllers = owners.filter((owner) => owner.controller === true).map(({ kind, name }) => `${kind}/${name}`);
  const [first, second] = controllers;
  if (first === undefined || second === undefined) return [];
  return [
    invalid(
      "metadata.ownerReferences",
      owners.map((owner) => Object.assign({ apiVersion: "", kind: "", name: "", uid: "" }, owner)),
      `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${second}`,
    ),
  ];
}

function sizeOf(texts: Readonly<Record<string, string>>): number {
  return Object.entries(texts).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}
