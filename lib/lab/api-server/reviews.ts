import type { ApiContext } from "./api-context.ts";
import type { Caller } from "./caller.ts";
import { parseJson } from "./parse-json.ts";
import { type Field, messageOf, readProtobuf, UnknownFieldError } from "./protobuf.ts";
import { badRequest, StatusError } from "./status.ts";

interface ResourceAttributes {
  namespace?: string;
  verb?: string;
  group?: string;
  resource?: string;
  subresource?: string;
  name?: string;
}

interface ReviewSpec {
  resourceAttributes?: ResourceAttributes;
  nonResourceAttributes?: { path?: string; verb?: string };
  namespace?: string;
}

interface Review {
  kind: string;
  group: string;
  /** The spec's fields in protobuf, in which typed clients send it. */
  fields: readonly Field[];
  answer(context: ApiContext, caller: Caller, spec: ReviewSpec): { spec?: unknown; status: unknown };
}

const resourceFields: readonly Field[] = [
  { number: 1, name: "namespace" },
  { number: 2, name: "verb" },
  { number: 3, name: "group" },
  { number: 4, name: "version" },
  { number: 5, name: "resource" },
  { number: 6, name: "subresource" },
  { number: 7, name: "name" },
  { number: 8 },
  { number: 9 },
];
const pathFields: readonly Field[] = [
  { number: 1, name: "path" },
  { number: 2, name: "verb" },
];

const reviews: Readonly<Record<string, Review>> = {
  "/apis/authentication.k8s.io/v1/selfsubjectreviews": {
    kind: "SelfSubjectReview",
    group: "authentication.k8s.io",
    fields: [],
    answer: (_context, { name, groups, uid, extra }) => ({
      status: { userInfo: { username: name, ...(uid && { uid }), groups, ...(extra && { extra }) } },
    }),
  },
  "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews": {
    kind: "SelfSubjectAccessReview",
    group: "authorization.k8s.io",
    fields: [
      { number: 1, name: "resourceAttributes", fields: resourceFields },
      { number: 2, name: "nonResourceAttributes", fields: pathFields },
    ],
    answer: mayI,
  },
  "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews": {
    kind: "SelfSubjectRulesReview",
    group: "authorization.k8s.io",
    fields: [{ number: 1, name: "namespace" }],
    answer: whatMayI,
  },
};

/** Whether a path is one at which a client asks who it is and what it may do. */
export function isReview(path: string): boolean {
  return Object.hasOwn(reviews, path);
}

/** Answers such a question. Throws StatusError (400, 422). */
export function answerReview(path: string, body: Buffer, context: ApiContext, caller: Caller): unknown {
  const review = reviews[path];
  if (!review) throw badRequest(`there is no review at ${path}`);
  const { kind, group } = review;
  const spec = readSpec(body, review);
  return { kind, apiVersion: `${group}/v1`, metadata: {}, ...review.answer(context, caller, spec) };
}

/** The body is a runtime.Unknown around the review, whose second field is its spec; or plain JSON. */
function readSpec(body: Buffer, { kind, fields }: Review): ReviewSpec {
  // A review without fields of its own asks nothing.
  if (fields.length === 0) return {};
  const refusal = (why: string) =>
    badRequest(`the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${why}`);
  try {
    const review = readProtobuf(body);
    if (review)
      return (messageOf(review, [{ number: 1 }, { number: 2, name: "spec", fields }, { number: 3 }]).spec as ReviewSpec | undefined) ?? {};
  } catch (error) {
    throw error instanceof UnknownFieldError ? refusal(error.message) : error;
  }
  const json = parseJson(body.toString(), refusal);
  if (typeof json !== "object" || json === null) throw refusal("json: cannot unmarshal into Go value of type struct");
  return (json as { spec?: ReviewSpec }).spec ?? {};
}

function mayI({ authorizer }: ApiContext, caller: Caller, spec: ReviewSpec) {
  const { resourceAttributes: wanted, nonResourceAttributes: path } = spec;
  if (wanted && path) {
    const shown = JSON.stringify({ Path: path.path ?? "", Verb: path.verb ?? "" });
    throw attributesWrong("spec.nonResourceAttributes", `${shown}: cannot be specified in combination with resourceAttributes`);
  }
  if (!wanted && !path) {
    throw attributesWrong("spec.resourceAttributes", "null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
  }
  if (path) return { spec, status: { allowed: authorizer.isPathAllowed(caller, path.verb ?? "", path.path ?? "") } };
  const { verb = "", group = "", resource = "", subresource, namespace, name } = wanted ?? {};
  const full = subresource ? `${resource}/${subresource}` : resource;
  const allowed = authorizer.isAllowed(caller, { verb, group, resource: full, ...(namespace && { namespace }), ...(name && { name }) });
  return { spec, status: { allowed } };
}

function whatMayI({ authorizer }: ApiContext, caller: Caller, { namespace = "" }: ReviewSpec) {
  if (namespace === "") throw badRequest("no namespace on request");
  const rules = authorizer.rulesFor(caller, namespace);
  const resourceRules = rules.filter(({ resources = [] }) => resources.length > 0);
  const nonResourceRules = rules.filter(({ nonResourceURLs = [] }) => nonResourceURLs.length > 0);
  return { spec: {}, status: { resourceRules, nonResourceRules, incomplete: false } };
}

function attributesWrong(field: string, what: string): StatusError {
  const message = `Invalid value: ${what}`;
  return new StatusError(422, "Invalid", `.authorization.k8s.io "" is invalid: ${field}: ${message}`, {
    group: "authorization.k8s.io",
    causes: [{ reason: "FieldValueInvalid", message, field }],
  });
}
