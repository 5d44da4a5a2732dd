import type { WireServiceAccount } from "../../controllers/objects/cluster-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { invalid } from "../registry/field-error.ts";
import { type ApiRequest, bytesOf, mediaTypeOf, objectOf, type Reply } from "./api-request.ts";
import { parseJson } from "./parse-json.ts";
import { protobufType, readProtobufBody } from "./read-object.ts";
import { audience } from "./service-account-tokens.ts";
import { badRequest, invalidObject, methodNotAllowed } from "./status.ts";

const secondsDefault = 3600;
const secondsMin = 600;
const secondsMax = 2 ** 32;

interface TokenRequest {
  spec?: { audiences?: string[]; expirationSeconds?: number };
}

/** POST of a TokenRequest: a new token of a service account. Throws StatusError (400, 404, 405, 422). */
export async function issueToken(request: ApiRequest): Promise<Reply> {
  if (request.raw.method !== "POST") throw methodNotAllowed();
  const refusal = (why: string) =>
    badRequest(`the object provided is unrecognized (must be of type TokenRequest): couldn't get version/kind; json parse error: ${why}`);
  const body = await bytesOf(request);
  const isProtobuf = mediaTypeOf(request) === protobufType;
  const { spec = {} } = (isProtobuf ? readProtobufBody("TokenRequest", body) : parseJson(body.toString(), refusal)) as TokenRequest;
  const account = objectOf(request) as WireServiceAccount;
  const { name, namespace = "", uid = "" } = account.metadata;
  const seconds = spec.expirationSeconds ?? secondsDefault;
  checkSeconds(seconds);
  const now = request.context.clock.now();
  const audiences = spec.audiences?.length ? spec.audiences : [audience];
  const token = request.context.tokens.issue(account, now, seconds, audiences);
  return {
    code: 201,
    body: {
      kind: "TokenRequest",
      apiVersion: "authentication.k8s.io/v1",
      metadata: { name, namespace, uid, creationTimestamp: toWireTime(now) },
      spec: { audiences, expirationSeconds: seconds, boundObjectRef: null },
      status: { token, expirationTimestamp: toWireTime(now + seconds * 1000) },
    },
  };
}

function checkSeconds(seconds: number): void {
  const field = "spec.expirationSeconds";
  const errors = [
    ...(seconds < secondsMin ? [invalid(field, seconds, "may not specify a duration less than 10 minutes")] : []),
    ...(seconds > secondsMax ? [invalid(field, seconds, "may not specify a duration larger than 2^32 seconds")] : []),
  ];
  if (errors.length > 0) throw invalidObject({ kind: "TokenRequest", group: "authentication.k8s.io" }, "", errors);
}
