import { parseQuantity } from "../quantity.ts";
import type { Board, Slot } from "./board.ts";
import { type FleetRow, fleetCountersMax, stripCellsMax } from "./fleet.ts";

const calm: ReadonlySet<Slot["state"]> = new Set(["ready", "scaled-away"]);

/** A board in one line. The fleet says nothing that the board would not say. */
export function fleetRow(board: Board): FleetRow {
  const { set, foreignPods } = board;
  const slots = Object.values(board.slots).sort((a, b) => a.ordinal - b.ordinal);
  const claims = slots.flatMap((slot) => slot.claims.filter((claim) => claim.uid !== undefined));
  const leftBehind = slots
    .filter((slot) => slot.place === "outside")
    .flatMap((slot) => slot.claims.filter((claim) => claim.uid !== undefined));
  return {
    namespace: set.namespace,
    name: set.name,
    uid: set.uid,
    createdAt: set.createdAt,
    ...(set.deletedAt === undefined ? {} : { deletedAt: set.deletedAt }),
    replicas: set.replicas,
    ready: set.ready,
    updated: set.updated,
    strategy: set.strategy,
    ...(set.partition === undefined ? {} : { partition: set.partition }),
    podManagementPolicy: set.podManagementPolicy,
    service: toService(board),
    claims: claims.length,
    ...(board.dark.claims === undefined ? {} : { claimsDark: true }),
    claimBytes: claims.reduce((sum, claim) => sum + (parseQuantity(claim.capacity ?? claim.requested ?? "") ?? 0), 0),
    leftBehind: leftBehind.length,
    foreignPods: Object.keys(foreignPods).length,
    attention: attention(board, slots),
    strip: slots
      .slice(0, stripCellsMax)
      .map(({ ordinal, hue, fill, state }) => ({ ordinal, hue, fill, ...(state === "failing" ? { failing: true } : {}) })),
    more: Math.max(0, slots.length - stripCellsMax),
    ...counters(slots),
  };
}

function toService({ service, dark }: Board): FleetRow["service"] {
  if (!service) return { name: "", kind: "none" };
  if (dark.service) return { name: service.name, kind: "unknown" };
  if (!service.exists) return { name: service.name, kind: "missing" };
  return {
    name: service.name,
    kind: service.headless ? "headless" : "address",
    ...(service.clusterIP === undefined ? {} : { clusterIP: service.clusterIP }),
  };
}

/** Why somebody should look, a short sentence each. */
function attention({ set, service, dark }: Board, slots: readonly Slot[]): string[] {
  const reasons: string[] = [];
  const unsettled = slots.filter((slot) => slot.place === "in-range" && !calm.has(slot.state));
  if (unsettled.length > 0) reasons.push(`${unsettled.length} of ${set.replicas} ordinals not ready`);
  if (slots.some((slot) => slot.place === "condemned")) reasons.push("pods outside the range");
  if (slots.some((slot) => slot.claims.some((claim) => claim.phase === "Lost"))) reasons.push("a claim lost its volume");
  if (service?.problem && !dark.service && service.problem.code !== "not-headless") reasons.push(service.problem.message);
  return reasons;
}

function counters(slots: readonly Slot[]): { counters?: string[] } {
  const shown = slots.filter((slot) => slot.place === "in-range").slice(0, fleetCountersMax);
  if (!shown.some((slot) => slot.counter.value !== undefined || slot.counter.before !== undefined)) return {};
  return { counters: shown.map((slot) => (slot.counter.value === undefined ? "—" : String(slot.counter.value))) };
}
