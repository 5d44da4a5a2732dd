import type { TopologyNode, TopologyRow, TopologyService, TopologyView } from "@/lib/statefulset/topology/topology-view.ts";

/** A diagram's columns, each in its order. What was there once keeps its place, so that nothing jumps; `gone` names what is there no more. */
export interface KeptView {
  services: readonly TopologyService[];
  rows: readonly TopologyRow[];
  nodes: readonly TopologyNode[];
  goneServices: ReadonlySet<string>;
  goneNodes: ReadonlySet<string>;
}

/** Rows, Services and nodes that are kept of what is gone, at the most; beyond that what is gone goes from the screen too. */
const keptMax = 500;

/** The columns after news, with the places of what was in them before. */
export function keepView(before: KeptView | undefined, view: TopologyView): KeptView {
  const services = keepNamed(before?.services ?? [], view.services);
  const nodes = keepNamed(before?.nodes ?? [], view.nodes);
  const goneRows = (before?.rows ?? []).filter(({ ordinal }) => !Object.hasOwn(view.rows, String(ordinal))).slice(0, keptMax);
  const rows = [...Object.values(view.rows), ...goneRows.map(emptied)].sort((a, b) => a.ordinal - b.ordinal);
  return { services: services.all, nodes: nodes.all, rows, goneServices: services.gone, goneNodes: nodes.gone };
}

function keepNamed<Named extends { name: string }>(before: readonly Named[], now: Readonly<Record<string, Named>>) {
  const gone = before.filter(({ name }) => !Object.hasOwn(now, name)).slice(0, keptMax);
  const all = [...Object.values(now), ...gone].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { all, gone: new Set(gone.map(({ name }) => name)) };
}

/** The place of an ordinal that is no more: out of the range, and nothing of it left. */
function emptied({ ordinal, podName }: TopologyRow): TopologyRow {
  return { ordinal, podName, place: "outside", state: "scaled-away", hue: "none", fill: "empty", endpoints: [], claims: [] };
}
