import { AppError } from "../../errors.ts";

/**
 * What a request needs to be let in: `read` and `write` for plain answers, `stream` for the event stream; `probe` for what says only how the
 * explorer itself is, and to whoever asks: a kubelet and Prometheus call a pod by its address.
 */
export type Access = "probe" | "read" | "write" | "stream";

const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What is said to whoever asks under a name that is not served. */
export const foreignHost =
  "This host name is not served here: open the page by the address that the explorer printed, by kubectl port-forward, or by a name in ALLOWED_HOSTS (the chart's value allowedHosts). A proxy in front has to hand on the Host header that the browser sent.";

/** The host name of a Host header (or of a setting that is written like one) without its port, lower case; undefined when it is not one. */
export function hostName(host: string): string | undefined {
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
  if (access !== "probe" && !isAllowedHost(host, allowedHosts)) {
    throw new AppError("forbidden", foreignHost);
  }
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && !(site === "none" && access !== "stream")) {
    throw new AppError("forbidden", "Requests from other sites are refused.");
  }
  const origin = headers.get("origin");
  if (origin !== null && !isOwnOrigin(origin, host)) {
    throw new AppError(
      "forbidden",
      "Requests from other origins are refused. A proxy in front has to hand on the Host header that the browser sent, with its port.",
    );
  }
  if (access === "write" && origin === null && headers.has("cookie")) {
    throw new AppError("forbidden", "A write with cookies must say its Origin.");
  }
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/**
 * Whether a page of that origin is ours: served under the very Host that was asked. The scheme may differ, since a proxy in front may speak
 * TLS for us; and the port that a scheme has by itself may be written or not.
 */
function isOwnOrigin(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, host: own } = new URL(origin);
  const asked = host?.toLowerCase();
  return asked === own || (own === hostname && asked === `${hostname}:${defaultPorts[protocol]}`);
}
