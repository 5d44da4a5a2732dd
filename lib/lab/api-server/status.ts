import { type FieldError, invalidMessage } from "../registry/field-error.ts";

/** A metav1.Status, as errors and some successes are answered. */
export interface Status {
  kind: "Status";
  apiVersion: "v1";
  metadata: Record<string, never>;
  status: "Success" | "Failure";
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: { reason: string; message: string; field?: string }[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** Thrown anywhere in a request; the server answers with the Status, word for word as a real one does. */
export class StatusError extends Error {
  readonly status: Status & { code: number };

  constructor(code: number, reason: string | undefined, message: string, details?: Status["details"]) {
    super(message);
    this.status = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message,
      ...(reason !== undefined && { reason }),
      ...(details && { details }),
      code,
    };
  }
}

/** How messages name a kind: "pods", "statefulsets.apps". */
export function qualified({ resource, group }: { resource: string; group: string }): string {
  return group === "" ? resource : `${resource}.${group}`;
}

/** What messages name a kind by. */
type Named = { resource: string; group: string };
type Kind = { kind: string; group: string };
type Causes = NonNullable<NonNullable<Status["details"]>["causes"]>;

function detailsOf({ resource, group }: Named, name: string): NonNullable<Status["details"]> {
  return { ...(name !== "" && { name }), ...(group !== "" && { group }), kind: resource };
}

export function notFound(definition: Named, name: string): StatusError {
  return new StatusError(404, "NotFound", `${qualified(definition)} "${name}" not found`, detailsOf(definition, name));
}

/** The group and version are served, the resource in them is not. */
export function noSuchResource(): StatusError {
  return new StatusError(404, "NotFound", "the server could not find the requested resource", {});
}

export function methodNotAllowed(): StatusError {
  return new StatusError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", {});
}

export function alreadyExists(definition: Named, name: string): StatusError {
  return new StatusError(409, "AlreadyExists", `${qualified(definition)} "${name}" already exists`, detailsOf(definition, name));
}

/** Somebody else has written since the version that the request is about. */
export function conflict(definition: Named, name: string, what = modified): StatusError {
  const message = `Operation cannot be fulfilled on ${qualified(definition)} "${name}": ${what}`;
  return new StatusError(409, "Conflict", message, detailsOf(definition, name));
}

const modified = "the object has been modified; please apply your changes to the latest version and try again";

/** What is wrong with an object, all of it; details name the Kind here, not the resource. */
export function invalidObject({ kind, group }: Kind, name: string, errors: readonly FieldError[]): StatusError {
  const message = invalidMessage(`${group === "" ? kind : `${kind}.${group}`} "${name}"`, errors);
  return new StatusError(422, "Invalid", message, {
    ...(name !== "" && { name }),
    ...(group !== "" && { group }),
    ...(kind !== "" && { kind }),
    causes: errors.map(({ reason, message: said, field }) => ({ reason, message: said, field })),
  });
}

export function forbiddenObject(definition: Named, name: string, why: string, causes?: Causes): StatusError {
  const message = `${qualified(definition)} "${name}" is forbidden: ${why}`;
  return new StatusError(403, "Forbidden", message, { ...detailsOf(definition, name), ...(causes && { causes }) });
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

export function unauthorized(): StatusError {
  return new StatusError(401, "Unauthorized", "Unauthorized");
}

/** A precondition that does not hold; details name the Kind here, not the resource. */
export function preconditionFailed(definition: Kind, name: string, what: string): StatusError {
  const { kind, group } = definition;
  const subject = `${group === "" ? kind : `${kind}.${group}`} "${name}"`;
  const message = `Operation cannot be fulfilled on ${subject}: ${what}`;
  return new StatusError(409, "Conflict", message, { name, ...(group !== "" && { group }), kind });
}

/** Older than the kept history: the client has to list anew. */
export function expired(version: number, oldest: number): StatusError {
  return new StatusError(410, "Expired", `too old resource version: ${version} (${oldest})`);
}

export function tooLarge(version: number, current: number): StatusError {
  return new StatusError(504, "Timeout", `Timeout: Too large resource version: ${version}, current: ${current}`, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}
