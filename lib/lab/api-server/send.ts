import type { ServerResponse } from "node:http";
import { stringify } from "yaml";
import type { Reply } from "./api-request.ts";
import { StatusError } from "./status.ts";

/** Answers with JSON, once and whole. */
export function sendJson(response: ServerResponse, code: number, body: unknown, type = "application/json"): void {
  sendJsonText(response, code, JSON.stringify(body), type);
}

function sendJsonText(response: ServerResponse, code: number, text: string, type = "application/json"): void {
  response.writeHead(code, { "content-type": type, "cache-control": "no-cache, private" }).end(`${text}\n`);
}

export function sendText(response: ServerResponse, code: number, body: string): void {
  response.writeHead(code, { "content-type": "text/plain; charset=utf-8" }).end(body);
}

/** Answers a request that does not stream, with its warnings; as YAML where that is wanted. */
export function sendReply(
  response: ServerResponse,
  { code, body, text = JSON.stringify(body), warnings = [] }: Reply,
  asYaml = false,
): void {
  if (warnings.length > 0)
    response.setHeader(
      "warning",
      warnings.map((text) => `299 - ${JSON.stringify(text)}`),
    );
  if (asYaml)
    response.writeHead(code, { "content-type": "application/yaml", "cache-control": "no-cache, private" }).end(stringify(JSON.parse(text)));
  else sendJsonText(response, code, text);
}

/** Answers with the Status of what was thrown. A body that was too large is not waited for. */
export function sendStatus(response: ServerResponse, error: unknown): void {
  const status = statusOf(error);
  const retryAfter = status.details?.retryAfterSeconds;
  if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
  if (status.code === 413) response.setHeader("connection", "close");
  sendJson(response, status.code, status);
}

/** What was thrown as a Status: anything but a StatusError is an internal error. */
export function statusOf(error: unknown): StatusError["status"] {
  if (error instanceof StatusError) return error.status;
  const message = error instanceof Error ? error.message : String(error);
  return new StatusError(500, "InternalError", `Internal error occurred: ${message}`, { causes: [{ reason: "", message }] }).status;
}
