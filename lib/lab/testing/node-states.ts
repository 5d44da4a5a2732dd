import { type SeenState, tolerance } from "./compare-node-states.ts";

/** A change of one object, as recorded or as ours, `t` in the recording's seconds. */
export interface KeyedChange {
  key: string;
  t: number;
  /** When the last thing before it was done. */
  since: number;
  /** When the next thing was done: what comes just before that may as well have come after it. */
  until: number;
  type: string;
  state: Record<string, unknown>;
}

/** A state that lasts no longer than this is one of several writes of one moment. */
const momentSeconds = 0.25;
/** Endpoints follow what pods are told to be: what a pod may as well pass through in a moment, as times go, they may not show at all. */
const endpointMomentSeconds = 1.1;

/** The states of each object in their order, as they are compared; Events are none. `end`: when the recording ends. */
export function statesOf(changes: readonly KeyedChange[], end: number): Map<string, SeenState[]> {
  const states = new Map<string, SeenState[]>();
  for (const { key, t, since, until, type, state } of changes) {
    if (state.kind === "Event") continue;
    const text = type === "DELETED" ? "gone" : comparedState(state);
    const list = states.get(key) ?? [];
    states.set(key, list);
    const last = list.at(-1);
    if (last?.text === text) continue;
    if (last) {
      last.lastedSeconds = t - last.t;
      last.isOptional ||= last.lastedSeconds <= (state.kind === "EndpointSlice" ? endpointMomentSeconds : momentSeconds);
    }
    const isLate = t > Math.min(until, end) - tolerance({ t, since });
    list.push({ t, since, lastedSeconds: Math.max(0, end - t), text, isOptional: isLate || isFirstWord(state) });
  }
  return states;
}

/** What is compared of a state. What a container's last life was is left out: whether it is still known depends on when the node clears up. */
export function comparedState(state: Record<string, unknown>): string {
  return JSON.stringify(state, (key, value: unknown) => (key === "last" ? undefined : isObject(value) ? sorted(value) : value));
}

/** The first that a kubelet says of a pod, that nothing of it is there yet: now and then it comes to it only when there is more to say. */
function isFirstWord({ kind, ip, containers, init }: Record<string, unknown>): boolean {
  if (kind !== "Pod" || ip === true || !Array.isArray(containers)) return false;
  const all = [...(containers as { state?: { reason?: string } }[]), ...((init ?? []) as { state?: { reason?: string } }[])];
  return all.every(({ state }) => state?.reason === "ContainerCreating" || state?.reason === "PodInitializing");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
