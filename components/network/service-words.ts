import type { NetworkPort, NetworkService } from "@/lib/statefulset/network/network-view.ts";

/** What kind of Service it is, and how it is reached: "headless", "ClusterIP 10.96.0.12", "LoadBalancer 10.96.0.12, outside 1.2.3.4". */
export function serviceKindWords({ exists, type, headless, addresses, outside }: NetworkService): string {
  if (!exists) return "does not exist";
  const inside = headless ? "headless" : [type, addresses.join(", ")].filter(Boolean).join(" ");
  return outside.length === 0 ? inside : `${inside}, outside ${outside.join(", ")}`;
}

/** A port and where it leads: "http 80 → 8000", "80/UDP → web (8000), node port 30080". */
export function portWords({ name, port, protocol, targetPort, resolved, nodePort }: NetworkPort): string {
  const own = `${name === undefined ? "" : `${name} `}${port}${protocol === "TCP" ? "" : `/${protocol}`}`;
  const target = typeof targetPort === "number" ? `${targetPort}` : `${targetPort} (${resolved ?? "no such port"})`;
  return `${own} → ${target}${nodePort === undefined ? "" : `, node port ${nodePort}`}`;
}

/** How many of its endpoints are ready: "3 ready, 1 not ready". */
export function endpointWords({ endpoints }: NetworkService): string {
  if (!endpoints) return "";
  const { ready, notReady, terminating } = endpoints;
  if (ready + notReady + terminating === 0) return "none";
  const parts = [
    `${ready} ready`,
    ...(notReady > 0 ? [`${notReady} not ready`] : []),
    ...(terminating > 0 ? [`${terminating} ending`] : []),
  ];
  return parts.join(", ");
}

/** A selector as kubectl writes it. */
export function selectorWords(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ");
}
