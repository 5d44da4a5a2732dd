import type { IncomingMessage } from "node:http";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { type FieldError, forbidden, tooLong, unsupported } from "../registry/field-error.ts";
import type { ApiContext } from "./api-context.ts";
import type { Caller } from "./caller.ts";
import { readBody } from "./read-body.ts";
import type { RequestTarget } from "./request-target.ts";
import { badRequest, conflict, invalidObject, notFound, StatusError } from "./status.ts";

/** One request for an object or a collection, once it is known who asks for what. */
/** Names of who writes what. */
const managerBytesMax = 128;

export interface ApiRequest {
  context: ApiContext;
  caller: Caller;
  target: RequestTarget;
  query: URLSearchParams;
  raw: IncomingMessage;
}

/** What is answered to a request that does not stream. */
export interface Reply {
  code: number;
  body?: unknown;
  /** The body, where it is JSON already. */
  text?: string;
  /** Texts that the answer carries as Warning headers. */
  warnings?: readonly string[];
}

/** The whole body as text. Throws 413, 415. */
export async function bodyOf({ raw }: ApiRequest): Promise<string> {
  return (await readBody(raw)).toString();
}

/** The whole body as it was sent. Throws 413. */
export async function bytesOf({ raw }: ApiRequest): Promise<Buffer> {
  return readBody(raw);
}

/** The media type of the body, without parameters; empty when none is said. */
export function mediaTypeOf({ raw }: ApiRequest): string {
  return (raw.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** The object that the request is about. Throws 404. */
export function objectOf({ context, target }: ApiRequest): WireObject {
  const { definition, namespace = "", name = "" } = target;
  const object: WireObject | undefined = context.store.get(definition.resource, namespace, name);
  if (!object) throw notFound(definition, name);
  return object;
}

/** Whether a write is only to be tried. `kind`: the options' own kind, for the refusal of those that are wrong (422). */
export function isDryRun(query: URLSearchParams, kind: string): boolean {
  const given = query.getAll("dryRun");
  const isForced = kind === "PatchOptions" && query.has("force");
  const errors = [
    ...(isForced ? [forbidden("force", "may not be specified for non-apply patch")] : []),
    ...((query.get("fieldManager") ?? "").length > managerBytesMax ? [tooLong("fieldManager", managerBytesMax)] : []),
    ...validateDryRun(given),
  ];
  if (errors.length > 0) throw invalidObject({ kind, group: "meta.k8s.io" }, "", errors);
  return given.length > 0;
}

/** What may stand as a trial: all of its stages. */
export function validateDryRun(given: readonly string[]): FieldError[] {
  return given.some((value) => value !== "All") ? [unsupported("dryRun", given, ["All"])] : [];
}

/** Refuses a write that was made for another version than the stored one; without a version it is made whatever there is. Throws 409, 500. */
export function checkVersion({ target }: ApiRequest, next: WireObject, old: WireObject): void {
  const { resourceVersion } = next.metadata;
  if (!resourceVersion || resourceVersion === "0" || resourceVersion === old.metadata.resourceVersion) return;
  if (!/^\d+$/.test(resourceVersion)) {
    throw new StatusError(500, undefined, `strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`);
  }
  throw conflict(target.definition, old.metadata.name);
}

/** Refuses a body that is about another object than the path. Throws 400. */
export function checkIdentity({ target }: ApiRequest, { metadata }: WireObject): void {
  const { name = "", namespace } = target;
  if (!metadata.name) throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  if (metadata.name !== name) throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`);
  checkNamespaceOf(metadata.namespace, namespace);
}

/** Refuses a body that says another namespace than the path. Throws 400. */
export function checkNamespaceOf(said: string | undefined, namespace: string | undefined): void {
  if (!said || said === namespace) return;
  throw new StatusError(400, "BadRequest", "the namespace of the provided object does not match the namespace sent on the request");
}
