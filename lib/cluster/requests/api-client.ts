import { type Dispatcher, request } from "undici";
import type { ApiCredentials, Grant } from "./api-credentials.ts";
import type { ClusterTime } from "./cluster-time.ts";
import { isTlsError } from "./describe-connection-error.ts";

export interface ApiRequest {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path with query below the server's address; every name in it validated and encoded once by the caller. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal: AbortSignal;
}

/** An answer whose body is still on its way; the caller reads it to its end or destroys it. */
export type ApiAnswer = Pick<Dispatcher.ResponseData, "statusCode" | "headers" | "body">;

/** Sends one request and answers whatever the server answered, errors included; rejects only when no answer came. */
export type SendRequest = (request: ApiRequest) => Promise<ApiAnswer>;

/**
 * Requests to one API server with our credentials. A 401 renews the credentials and asks once more, and so does a certificate that is not
 * trusted, for the CA that we know may be out of date. No redirect is followed. `time` hears what its clock says.
 */
export function makeSendRequest(server: string, credentials: ApiCredentials, time?: ClusterTime): SendRequest {
  const sendWith = async (grant: Grant, { method = "GET", path, headers, body, signal }: ApiRequest): Promise<ApiAnswer> => {
    const answer = await request(`${server}${path}`, {
      method,
      headers: { accept: "application/json", "user-agent": "statefulset-explorer", ...headers, ...grant.headers },
      body: body ?? null,
      signal,
      dispatcher: grant.dispatcher,
    });
    time?.hear(answer.headers.date);
    // A body that is let go of half-way says so by an error event, which would end the process if nobody listened.
    answer.body.on("error", () => undefined);
    return answer;
  };
  return async (one) => {
    const grant = await unlessAborted(credentials.grant(), one.signal);
    const answer = await sendWith(grant, one).catch((error: unknown) => {
      if (isTlsError(error) && credentials.renew(grant)) return undefined;
      throw error;
    });
    if (answer !== undefined) {
      if (answer.statusCode !== 401 || !credentials.renew(grant)) return answer;
      answer.body.destroy();
    }
    return sendWith(await unlessAborted(credentials.grant(), one.signal), one);
  };
}

/** Credentials may come from a plugin that hangs; whoever asked does not wait longer than they meant to. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
