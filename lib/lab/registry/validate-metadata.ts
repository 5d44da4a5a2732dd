import type { WireObject } from "../../controllers/objects/meta.ts";
import { type FieldError, invalid, named, required } from "./field-error.ts";
import { isLabelText, isQualifiedName, type NameRule } from "./names.ts";

const annotationBytesMax = 256 * 1024;

/** What is wrong with an object's metadata, whatever its kind (apimachinery ValidateObjectMeta), in Kubernetes' order. */
export function validateMetadata({ metadata }: WireObject, rule: NameRule, old?: WireObject): FieldError[] {
  const { name, generateName, labels = {}, annotations = {}, ownerReferences = [], finalizers = [] } = metadata;
  return [
    ...(generateName && !old ? named("metadata.generateName", generateName, asPrefix(rule)) : []),
    ...(old ? [] : validateName(name, rule)),
    ...Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, value]) => [...named("metadata.labels", key, isQualifiedName), ...named("metadata.labels", value, isLabelText)]),
    ...Object.keys(annotations).flatMap((key) => named("metadata.annotations", key.toLowerCase(), isQualifiedName)),
    ...(sizeOf(annotations) > annotationBytesMax ? [tooLong] : []),
    ...ownerReferences.flatMap((owner) => [
      ...(owner.apiVersion ? [] : [invalid("metadata.ownerReferences.apiVersion", "", "version must not be empty")]),
      ...(owner.kind ? [] : [invalid("metadata.ownerReferences.kind", "", "must not be empty")]),
      ...(owner.name ? [] : [invalid("metadata.ownerReferences.name", "", "must not be empty")]),
      ...(owner.uid ? [] : [invalid("metadata.ownerReferences.uid", "", "must not be empty")]),
    ]),
    ...validateControllers(ownerReferences),
    ...finalizers.flatMap((finalizer) => named("metadata.finalizers", finalizer, isQualifiedName)),
    ...(old ? validateFixed(metadata, old.metadata) : []),
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
      owners,
      `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${second}`,
    ),
  ];
}

function validateFixed(metadata: WireObject["metadata"], old: WireObject["metadata"]): FieldError[] {
  const fixed = "field is immutable";
  return metadata.uid !== undefined && metadata.uid !== old.uid ? [invalid("metadata.uid", metadata.uid, fixed)] : [];
}

const tooLong: FieldError = {
  reason: "FieldValueTooLong",
  message: `Too long: may not be more than ${annotationBytesMax} bytes`,
  field: "metadata.annotations",
};

function sizeOf(texts: Readonly<Record<string, string>>): number {
  return Object.entries(texts).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}
