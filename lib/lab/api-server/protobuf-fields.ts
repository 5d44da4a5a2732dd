import type { Field, FieldType } from "./protobuf.ts";

/** Fields by their numbers: a name, a name with its type, or the fields of a message. `null`: known, and passed over. */
type Shape = Readonly<
  Record<number, string | null | readonly [string, FieldType] | { name: string; of: Shape; repeated?: boolean } | { list: string }>
>;

function fieldsOf(shape: Shape): readonly Field[] {
  return Object.entries(shape).map(([number, given]): Field => {
    const base = { number: Number(number) };
    if (given === null) return base;
    if (typeof given === "string") return { ...base, name: given };
    if ("list" in given) return { ...base, name: given.list, repeated: true };
    if ("of" in given) return { ...base, name: given.name, type: "message", fields: fieldsOf(given.of), repeated: given.repeated === true };
    const [name, type] = given;
    return { ...base, name, type };
  });
}

/** What a client may say of a new object: names, labels, annotations; what only the server says is passed over. */
const metadata: Shape = {
  1: "name",
  2: "generateName",
  3: "namespace",
  4: null,
  5: null,
  6: "resourceVersion",
  7: null,
  8: null,
  10: null,
  11: ["labels", "map"],
  12: ["annotations", "map"],
  14: { list: "finalizers" },
  17: null,
};
const meta = { name: "metadata", of: metadata };
const selector: Shape = { 1: ["matchLabels", "map"] };
const rule: Shape = {
  1: { list: "verbs" },
  2: { list: "apiGroups" },
  3: { list: "resources" },
  4: { list: "resourceNames" },
  5: { list: "nonResourceURLs" },
};
const role: Shape = { 1: meta, 2: { name: "rules", of: rule, repeated: true } };
const subject: Shape = { 1: "kind", 2: "apiGroup", 3: "name", 4: "namespace" };
const binding: Shape = {
  1: meta,
  2: { name: "subjects", of: subject, repeated: true },
  3: { name: "roleRef", of: { 1: "apiGroup", 2: "kind", 3: "name" } },
};
const containerPort: Shape = { 1: "name", 2: null, 3: ["containerPort", "number"], 4: "protocol", 5: "hostIP" };
const container: Shape = {
  1: "name",
  2: "image",
  3: { list: "command" },
  4: { list: "args" },
  5: "workingDir",
  6: { name: "ports", of: containerPort, repeated: true },
  8: { name: "resources", of: {} },
  13: null,
  14: "imagePullPolicy",
  16: null,
  17: null,
  18: null,
  20: null,
};
/** Of a pod's spec what `kubectl create` can say. */
const podSpec: Shape = {
  2: { name: "containers", of: container, repeated: true },
  3: "restartPolicy",
  6: null,
  8: null,
  9: null,
  10: null,
  11: null,
  12: null,
  13: null,
  16: null,
  17: null,
  19: null,
  24: null,
};
const template = { name: "template", of: { 1: meta, 2: { name: "spec", of: podSpec } } };
const deploymentSpec: Shape = {
  1: ["replicas", "number"],
  2: { name: "selector", of: selector },
  3: template,
  4: { name: "strategy", of: { 1: "type" } },
  5: null,
  7: null,
};
const servicePort: Shape = { 1: "name", 2: "protocol", 3: ["port", "number"], 4: ["targetPort", "intOrString"], 5: ["nodePort", "number"] };
const serviceSpec: Shape = {
  1: { name: "ports", of: servicePort, repeated: true },
  2: ["selector", "map"],
  3: "clusterIP",
  4: "type",
  7: null,
  8: null,
  10: "externalName",
  11: null,
  12: null,
  13: null,
};
const budgetSpec: Shape = {
  1: ["minAvailable", "intOrString"],
  2: { name: "selector", of: selector },
  3: ["maxUnavailable", "intOrString"],
};

/**
 * Kinds that kubectl's typed commands (`kubectl create namespace`, `create token` …) send in protobuf whatever the server says, with the fields
 * that those commands fill in (generated.proto). A body with any other field is refused.
 */
export const protobufKinds: Readonly<Record<string, readonly Field[]>> = {
  Namespace: fieldsOf({ 1: meta, 2: null, 3: null }),
  ServiceAccount: fieldsOf({ 1: meta }),
  ConfigMap: fieldsOf({ 1: meta, 2: ["data", "map"], 3: ["binaryData", "base64Map"], 4: ["immutable", "boolean"] }),
  Secret: fieldsOf({ 1: meta, 2: ["data", "base64Map"], 3: "type", 4: ["stringData", "map"], 5: ["immutable", "boolean"] }),
  Role: fieldsOf(role),
  ClusterRole: fieldsOf(role),
  RoleBinding: fieldsOf(binding),
  ClusterRoleBinding: fieldsOf(binding),
  Deployment: fieldsOf({ 1: meta, 2: { name: "spec", of: deploymentSpec }, 3: null }),
  Service: fieldsOf({ 1: meta, 2: { name: "spec", of: serviceSpec }, 3: null }),
  PodDisruptionBudget: fieldsOf({ 1: meta, 2: { name: "spec", of: budgetSpec }, 3: null }),
  TokenRequest: fieldsOf({
    1: meta,
    2: { name: "spec", of: { 1: { list: "audiences" }, 3: null, 4: ["expirationSeconds", "number"] } },
    3: null,
  }),
};
