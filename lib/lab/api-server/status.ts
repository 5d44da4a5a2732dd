import type { AnyDefinition } from "../registry/registry.ts";

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

function detailsOf({ resource, group }: AnyDefinition, name: string): NonNullable<Status["details"]> {
  return { name, ...(group !== "" && { group }), kind: resource };
}

export function notFound(definition: AnyDefinition, name: string): StatusError {
  return new StatusError(404, "NotFound", `${qualified(definition)} "${name}" not found`, detailsOf(definition, name));
}

/** The group and version are served, the resource in them is not. */
export function noSuchResource(): StatusError {
  return new StatusError(404, "NotFound", "the server could not find the requested resource", {});
}

export function methodNotAllowed(): StatusError {
  return new StatusError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", {});
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

export function unauthorized(): StatusError {
  return new StatusError(401, "Unauthorized", "Unauthorized");
}

/** A precondition that does not hold; details name the Kind here, not the resource. */
export function preconditionFailed(definition: AnyDefinition, name: string, what: string): StatusError {
  const { kind, group } = definition;
  const subject = `${group === "" ? kind : `${kind}.${group}`} "${name}"`;
  const message = `Operation cannot be fulfilled on ${subject}: ${what}. The object might have been deleted and then recreated`;
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
