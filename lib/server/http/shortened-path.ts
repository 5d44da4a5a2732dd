/** What is said to whoever opens a page whose path was shortened on its way: it would load, and never come alive. */
export const shortenedPath =
  "A proxy takes a part off the path of this page, so the page would not find the rest of itself. Open it by kubectl port-forward instead; or have the proxy leave the path as it is, and set BASE_PATH to what it begins with.";

/**
 * Whether a proxy says that the browser asked for a longer path than the one that arrived, as the API server's own proxy does (kubectl proxy)
 * and gateways that strip a prefix. These headers are anybody's to write, so they only ever lead to a refusal.
 */
export function isShortened(path: string, headers: Headers): boolean {
  const [asked = ""] = (headers.get("x-forwarded-uri") ?? "").split("?");
  if (asked.length > path.length && asked.endsWith(path)) return true;
  const prefix = (headers.get("x-forwarded-prefix") ?? "").replace(/\/+$/, "");
  return prefix !== "" && path !== prefix && !path.startsWith(`${prefix}/`);
}
