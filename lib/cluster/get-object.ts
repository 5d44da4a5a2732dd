import { kinds } from "../statefulset/objects/kinds.ts";
import type { FetchedKind } from "./account-rights.ts";
import { toRaw } from "./project/raw.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { requestText } from "./requests/request-text.ts";
import { objectPath } from "./requests/resource-path.ts";

const bytesMax = 4 * 1024 * 1024;

/** One object as the API server has it now, without managedFields. Throws AppError (invalid, not_found, forbidden, unreachable, …). */
export async function getObject(
  send: SendRequest,
  kind: FetchedKind,
  namespace: string,
  name: string,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const attempt = `The ${kinds[kind].kind} could not be read`;
  const { text } = await requestText(send, { path: objectPath(kind, namespace, name), signal }, { attempt, bytesMax });
  const object = toRaw(JSON.parse(text));
  const { managedFields: _dropped, ...metadata } = toRaw(object.metadata);
  return { ...object, metadata };
}
