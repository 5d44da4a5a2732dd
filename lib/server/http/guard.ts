import { AppError } from "../../errors.ts";

/** What a request needs to be let in: `read` and `write` for plain answers, `stream` for the event stream. */
export type Access = "read" | "write" | "stream";

const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The host name of a Host header without its port, lower case; undefined when it is not one. */
function hostName(host: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?$/.exec(host.toLowerCase())?.[1];
}

/**
 * Whether that Host header is one that we answer to. A page of somebody else's whose name was rebound to 127.0.0.1 still sends its own
 * name (DNS rebinding), so only loopback's names and those that were configured are let in. The port does not matter to that, and differs
 * behind a port-forward.
 */
export function isAllowedHost(host: string | null, allowedHosts: readonly string[]): boolean {
  const name = host === null ? undefined : hostName(host);
  return name !== undefined && (loopbackHosts.has(name) || allowedHosts.includes(name));
}

/**
 * Refuses (AppError, forbidden) what another site's page could make a browser send: a foreign Host, a foreign Origin, a Sec-Fetch-Site that
 * is not our own, cookies without an Origin on a write. A request without any of these headers, as from curl, is no cross-site request.
 */
export function guard(headers: Headers, access: Access, allowedHosts: readonly string[]): void {
  const host = headers.get("host");
  if (!isAllowedHost(host, allowedHosts)) {
    throw new AppError(
      "forbidden",
      "This host name is not served here; open the page by the address that the explorer printed, or name the host in ALLOWED_HOSTS.",
    );
  }
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && !(site === "none" && access !== "stream")) {
    throw new AppError("forbidden", "Requests from other sites are refused.");
  }
  const origin = headers.get("origin");
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase())) {
    throw new AppError("forbidden", "Requests from other origins are refused.");
  }
  if (access === "write" && origin === null && headers.has("cookie")) {
    throw new AppError("forbidden", "A write with cookies must say its Origin.");
  }
}
