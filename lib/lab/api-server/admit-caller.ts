import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { StatusError, unauthorized } from "./status.ts";

const ownHosts = ["127.0.0.1", "localhost"];

/**
 * Lets programs of this machine in and keeps web pages out. A token, when one is shown, must be the lab's; none is also good, because
 * kubectl and helm send no credentials over plain HTTP. What a page could send is refused by the headers that it cannot leave out (as
 * `kubectl proxy` does): a foreign Host, an Origin, a Sec-Fetch-Site. Throws 401 or 403.
 */
export function admitCaller(request: IncomingMessage, token: string): void {
  const { host = "", origin, authorization } = request.headers;
  const site = request.headers["sec-fetch-site"] ?? "none";
  const isOwnHost = ownHosts.includes(host.replace(/:\d+$/, ""));
  if (!isOwnHost || origin !== undefined || site !== "none")
    throw new StatusError(403, "Forbidden", "The lab answers programs of this machine, not web pages.");
  if (authorization !== undefined && !equal(authorization, `Bearer ${token}`)) throw unauthorized();
}

function equal(shown: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
