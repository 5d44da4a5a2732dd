import type { Authorizer } from "./authorizer.ts";
import { readProtobufReview } from "./protobuf-review.ts";
import { badRequest, StatusError } from "./status.ts";

interface AccessReview {
  spec?: {
    resourceAttributes?: { namespace?: string; verb?: string; group?: string; resource?: string; subresource?: string; name?: string };
  };
}

/** Answers the reviews by which a client asks who it is and what it may do; undefined for any other path. Throws StatusError (400, 422). */
export function answerReview(path: string, body: Buffer, authorizer: Authorizer): unknown {
  if (path === "/apis/authentication.k8s.io/v1/selfsubjectreviews") return whoAmI(authorizer);
  if (path === "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews") return mayI(body, authorizer);
  return undefined;
}

function whoAmI({ user }: Authorizer) {
  const userInfo = { username: user, groups: ["system:authenticated"] };
  return { kind: "SelfSubjectReview", apiVersion: "authentication.k8s.io/v1", metadata: {}, status: { userInfo } };
}

function mayI(body: Buffer, authorizer: Authorizer) {
  const { spec = {} } = readReview(body);
  const wanted = spec.resourceAttributes;
  if (!wanted) throw attributesMissing();
  const { verb = "", group = "", resource = "", subresource, namespace } = wanted;
  const full = subresource ? `${resource}/${subresource}` : resource;
  const allowed = authorizer.isAllowed({ verb, group, resource: full, ...(namespace && { namespace }) });
  return { kind: "SelfSubjectAccessReview", apiVersion: "authorization.k8s.io/v1", metadata: {}, spec, status: { allowed } };
}

function readReview(body: Buffer): AccessReview {
  const spec = readProtobufReview(body);
  if (spec) return { spec };
  try {
    return JSON.parse(body.toString()) as AccessReview;
  } catch {
    throw badRequest(
      "the object provided is unrecognized (must be of type SelfSubjectAccessReview): couldn't get version/kind; json parse error",
    );
  }
}

function attributesMissing(): StatusError {
  const message = "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified";
  const field = "spec.resourceAttributes";
  return new StatusError(422, "Invalid", `.authorization.k8s.io "" is invalid: ${field}: ${message}`, {
    group: "authorization.k8s.io",
    causes: [{ reason: "FieldValueInvalid", message, field }],
  });
}
