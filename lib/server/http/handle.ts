import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { AppError } from "../../errors.ts";
import type { Logger } from "../log.ts";
import { type Access, guard } from "./guard.ts";
import { readBody } from "./read-body.ts";

/** What every route needs of the process around it. */
export interface Surroundings {
  log: Logger;
  allowedHosts: readonly string[];
}

interface Shape<P, Q, B> {
  access: Access;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** Largest body, where the usual one is not enough. */
  bytesMax?: number;
}

export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  request: Request;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** Headers of every answer of the API: kept by nobody, read by no other site, taken for nothing but what it says it is. */
const answerHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

/**
 * Makes a route: checks who asks (guard), parses parameters, query and body with zod, calls one function, and turns what comes back into
 * JSON (a Response goes out as it is) and what is thrown into `{ error: { code, message, requestId } }`. Anything that is not an AppError
 * is logged with its request id and shown as "internal".
 */
export function createHandle(surroundings: () => Surroundings) {
  return function handle<P, Q, B>(shape: Shape<P, Q, B>, answer: (call: Call<P, Q, B>) => unknown) {
    return async (request: Request, context: RouteContext): Promise<Response> => {
      const requestId = randomUUID();
      const { log, allowedHosts } = surroundings();
      try {
        guard(request.headers, shape.access, allowedHosts);
        const params = parse(shape.params, await context.params, "address");
        const query = parse(shape.query, queryOf(request.url), "query");
        const body = shape.body === undefined ? (undefined as B) : parse(shape.body, await readBody(request, shape.bytesMax), "body");
        return toResponse(await answer({ params, query, body, request }), requestId);
      } catch (error) {
        return toErrorResponse(error, requestId, request, log);
      }
    };
  };
}

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T {
  if (schema === undefined) return undefined as T;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`,
  );
  throw new AppError("invalid", `The ${where} is not right. ${faults.join("; ")}.`);
}

/** Every value of every key: a key may stand more than once. */
function queryOf(url: string): Record<string, string[]> {
  const query: Record<string, string[]> = Object.create(null);
  for (const [key, value] of new URL(url).searchParams) {
    query[key] ??= [];
    query[key].push(value);
  }
  return query;
}

function toResponse(result: unknown, requestId: string): Response {
  const response = result instanceof Response ? result : Response.json(result ?? {});
  for (const [name, value] of Object.entries(answerHeaders)) if (!response.headers.has(name)) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  return response;
}

function toErrorResponse(error: unknown, requestId: string, request: Request, log: Logger): Response {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", `Something went wrong here, not with you. The log has it under ${requestId}.`);
  const entry = { requestId, method: request.method, path: new URL(request.url).pathname, code: known.code, error };
  if (known.code === "internal") log.error(entry, "request failed");
  else log.debug(entry, "request refused");
  const body = { error: { code: known.code, message: known.message, requestId } };
  const response = toResponse(Response.json(body, { status: known.status }), requestId);
  // The rest of the body is read by nobody: what came next on the connection would be lost with it.
  if (known.code === "too_large") response.headers.set("connection", "close");
  if (known.status === 429 || known.status === 503) response.headers.set("retry-after", "1");
  return response;
}
