import type { TopologyEndpoint, TopologyForeignPod, TopologyRow } from "@/lib/statefulset/topology/topology-view.ts";

/** A line of the diagram: an ordinal's, or that of a pod of somebody else. */
export interface Lane {
  key: string;
  endpoints: readonly TopologyEndpoint[];
  node?: string;
}

/** What has the focus, or the pointer on it: a Service, a node, or a line. */
export interface Active {
  kind: "service" | "node" | "lane";
  key: string;
}

/** Whether a line of the diagram is connected with what is active. */
export function isConnected(active: Active | undefined, { key, endpoints, node }: Lane): boolean {
  if (!active) return false;
  if (active.kind === "lane") return active.key === key;
  return active.kind === "node" ? node === active.key : endpoints.some(({ service }) => service === active.key);
}

/** The diagram's lines: the ordinals', and below them those of others by their uid. */
export function lanesOf(rows: readonly TopologyRow[], foreign: readonly (readonly [string, TopologyForeignPod])[]): readonly Lane[] {
  const toLane = (key: string, { endpoints, node }: Omit<Lane, "key">) => ({ key, endpoints, ...(node === undefined ? {} : { node }) });
  return [...rows.map((row) => toLane(String(row.ordinal), row)), ...foreign.map(([uid, pod]) => toLane(uid, pod))];
}
