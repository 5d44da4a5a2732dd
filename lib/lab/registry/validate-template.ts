import { canonicalJson } from "../../controllers/canonical-json.ts";
import { selectorMatches } from "../../controllers/label-selector.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { WireSelector } from "../../controllers/objects/selector.ts";
import { type FieldError, forbidden, invalid, named, required, unsupported } from "./field-error.ts";
import { isAnnotationKey, isLabelText, isQualifiedName } from "./names.ts";
import { validatePodSpec } from "./validate-pod-spec.ts";

interface Selecting {
  selector?: WireSelector;
  template: WirePodTemplate;
}

/** What is wrong with a selector; without one, or with an empty one, everything would be selected. */
export function validateSelector(selector: WireSelector | undefined, owner: string): FieldError[] {
  if (!selector) return [required("spec.selector")];
  const isEmpty = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
  return [
    ...validateLabelSelector(selector, "spec.selector"),
    ...(isEmpty ? [invalid("spec.selector", selector, `empty selector is invalid for ${owner}`)] : []),
  ];
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"];

/** ValidateLabelSelector. */
export function validateLabelSelector({ matchLabels = {}, matchExpressions = [] }: WireSelector, path: string): FieldError[] {
  return [
    ...matchExpressions.flatMap(({ key, operator, values = [] }, index) => {
      const at = `${path}.matchExpressions[${index}]`;
      return [
        ...validateValues(operator, values.length, at),
        ...(operators.includes(operator) ? [] : [invalid(`${at}.operator`, operator, "not a valid selector operator")]),
        ...named(`${at}.key`, key, isQualifiedName),
        ...values.flatMap((value, position) => named(`${at}.values[${position}]`, value, isLabelText)),
      ];
    }),
    ...Object.entries(matchLabels).flatMap(([key, value]) => [
      ...named(`${path}.matchLabels`, key, isQualifiedName),
      ...named(`${path}.matchLabels`, value, isLabelText),
    ]),
  ];
}

function validateValues(operator: string, count: number, path: string): FieldError[] {
  if ((operator === "In" || operator === "NotIn") && count === 0) {
    return [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
  }
  if ((operator === "Exists" || operator === "DoesNotExist") && count > 0) {
    return [forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
  }
  return [];
}

/** What is wrong with a selector and the template that it has to select (ValidatePodTemplateSpecForReplicaSet and its like). */
export function validateSelectedTemplate({ selector, template }: Selecting, owner: string): FieldError[] {
  const unread = unreadable(selector, "invalid label selector");
  const { activeDeadlineSeconds } = template.spec;
  const deadline = "activeDeadlineSeconds in ReplicaSet is not Supported";
  return [
    ...validateSelector(selector, owner),
    ...(unread.length > 0 ? unread : validateTemplateFor(selector, template)),
    ...(activeDeadlineSeconds === undefined ? [] : [forbidden("spec.template.spec.activeDeadlineSeconds", deadline)]),
  ];
}

/** A selector that cannot be read (LabelSelectorAsSelector) is refused once more as a whole, and the template is not held against it. */
export function unreadable(selector: WireSelector | undefined, what: string): FieldError[] {
  if (!selector || validateLabelSelector(selector, "spec.selector").length === 0) return [];
  const matchExpressions = selector.matchExpressions?.map(({ values = [], ...rest }) => ({
    ...rest,
    ...(values.length > 0 && { values }),
  }));
  return [invalid("spec.selector", { ...selector, ...(matchExpressions && { matchExpressions }) }, what)];
}

/** `claimed`: volumes that the pods get from claim templates. */
export function validateTemplateFor(
  selector: WireSelector | undefined,
  template: WirePodTemplate,
  claimed: readonly string[] = [],
): FieldError[] {
  const labels = template.metadata?.labels;
  const isSelected = selector !== undefined && selectorMatches(selector, labels);
  const path = "spec.template.spec";
  const { restartPolicy } = template.spec;
  return [
    ...(isSelected ? [] : [invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`")]),
    ...validateTemplateTexts(template),
    ...validatePodSpec(template.spec, path, claimed),
    ...(restartPolicy === "Always" ? [] : [unsupported(`${path}.restartPolicy`, restartPolicy, ["Always"])]),
  ];
}

/** What is wrong with the labels and annotations of a template. */
export function validateTemplateTexts({ metadata: { labels = {}, annotations = {} } = {} }: WirePodTemplate): FieldError[] {
  return [
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...named("spec.template.labels", key, isQualifiedName),
      ...named("spec.template.labels", value, isLabelText),
    ]),
    ...Object.keys(annotations).flatMap((key) => named("spec.template.annotations", key, isAnnotationKey)),
  ];
}

/** A selector that has been given stays: what it selects would be lost. */
export function validateSameSelector({ selector }: Selecting, old: Selecting | undefined): FieldError[] {
  const isSame = old === undefined || canonicalJson(old.selector) === canonicalJson(selector);
  return isSame ? [] : [invalid("spec.selector", selector, "field is immutable")];
}
