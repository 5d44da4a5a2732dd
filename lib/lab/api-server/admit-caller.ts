import type { IncomingMessage } from "node:http";
import { StatusError } from "./status.ts";

const ownHosts = ["127.0.0.1", "localhost"];

/**
 * Lets programs of this machine in and keeps web pages out. What a page could send is refused by the headers that it cannot leave out (as
 * `kubectl proxy` does): a foreign Host, an Origin, a Sec-Fetch-Site. Throws 403.
 */
export function admitCaller(request: IncomingMessage): void {
  const { host = "", origin } = request.headers;
  const site = request.headers["sec-fetch-site"] ?? "none";
  const isOwnHost = ownHosts.includes(host.replace(/:\d+$/, ""));
  if (isOwnHost && origin === undefined && site === "none") return;
  throw new StatusError(403, "Forbidden", "The lab answers programs of this machine, not web pages.");
}
