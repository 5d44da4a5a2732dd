import type { WireObject } from "../../controllers/objects/meta.ts";
import { stateFaults, tolerance } from "./compare-node-states.ts";
import { missing } from "./differences.ts";
import { impliedObject } from "./implied-objects.ts";
import { NodePlayer, playedNamespace, type SeenChange } from "./node-player.ts";
import { type NodeLine, type NodeStep, readNodeRecording } from "./node-recording.ts";
import { comparedState, type KeyedChange, statesOf } from "./node-states.ts";
import { playKubectl } from "./played-kubectl.ts";
import { tidied } from "./tidied.ts";

export interface NodeCheck {
  steps: number;
  states: number;
  events: number;
  /** Commands whose output is left to kubectl's own tests. */
  unheard: string[];
  faults: string[];
}

/** When something was done, in the recording and by us. */
interface Begun {
  recorded: number;
  ours: number;
}

/** From a command to what it does: kubectl's own time. */
const kubectlSeconds = 0.25;
/** How much later than recorded the state may be reached in which the next thing was done. */
const patienceSeconds = 3;
const patienceShare = 0.2;

/** Plays a recording of a node and compares as the recordings' README asks: order of states, Events, endpoints, times within 1 s or 20 %. */
export async function checkNode(name: string, seed: number): Promise<NodeCheck> {
  const { objects, steps, end } = readNodeRecording(name);
  const seen = steps.flatMap((step) => step.seen);
  const player = new NodePlayer(seed);
  const check: NodeCheck = { steps: steps.length, states: 0, events: 0, unheard: [], faults: [] };
  const begun: Begun[] = [{ recorded: 0, ours: 0 }];
  try {
    for (const [index, step] of steps.entries()) {
      const previous = begun.at(-1) ?? { recorded: 0, ours: 0 };
      await player.moveTo(previous.ours + step.act.t - previous.recorded);
      await reach(player, steps.slice(0, index), step.act.t);
      begun.push({ recorded: step.act.t, ours: player.t });
      await player.moveTo(player.t + kubectlSeconds);
      check.faults.push(...(await play(player, step, { objects, check, seen })));
    }
    const last = begun.at(-1) ?? { recorded: 0, ours: 0 };
    await player.moveTo(last.ours + end - last.recorded + tolerance({ t: end, since: last.recorded }));
  } finally {
    await player.close();
  }
  compare(
    check,
    recordedChanges(steps),
    player.changes.map((change) => ourChange(change, begun)),
    end,
  );
  return check;
}

function compare(check: NodeCheck, wanted: readonly KeyedChange[], is: readonly KeyedChange[], end: number): void {
  const [recorded, ours] = [statesOf(wanted, end), statesOf(is, end)];
  for (const key of new Set([...recorded.keys(), ...ours.keys()])) {
    const faults = stateFaults(recorded.get(key) ?? [], ours.get(key) ?? []);
    check.states += recorded.get(key)?.length ?? 0;
    check.faults.push(...faults.map((fault) => `${key}: ${fault}`));
  }
  const late = is.filter((change) => change.t > end - tolerance(change));
  const [told, tellable] = [eventsOf(wanted), eventsOf(is)];
  check.events = told.length;
  const early = eventsOf(is.filter((change) => !late.includes(change)));
  const due = tellable.filter((event) => early.includes(event) || told.includes(event));
  check.faults.push(...missing(told, due, "event"));
}

async function play(
  player: NodePlayer,
  { act, said }: NodeStep,
  { objects, check, seen }: { objects: ReadonlyMap<string, WireObject>; check: NodeCheck; seen: readonly NodeLine[] },
): Promise<string[]> {
  if (act.do === "apply") {
    for (const key of act.objects ?? []) player.apply(objects.get(key) ?? impliedObject(key, seen));
    return [];
  }
  const heard = await playKubectl(player, act.do ?? "");
  if (!heard || act.do?.includes("nslookup")) {
    check.unheard.push(act.do ?? "");
    return [];
  }
  const [was, is] = [tidied({ said: said?.said, code: said?.code }, playedNamespace), tidied({ ...heard }, playedNamespace)];
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${act.do}: recorded ${JSON.stringify(was)}, ours ${JSON.stringify(is)}`];
}

/** People do the next thing when they have seen what they waited for: ours waits, for a while, until its pods are in the states that they saw. */
async function reach(player: NodePlayer, before: readonly NodeStep[], t: number): Promise<void> {
  const wanted = lastStates(recordedChanges(before));
  const isThere = () => {
    const now = lastStates(player.changes.map((change) => ourChange(change, [])));
    return [...wanted].every(([key, state]) => now.get(key) === state);
  };
  if (!isThere()) await player.moveTo(player.t + Math.max(patienceSeconds, t * patienceShare), isThere);
}

function lastStates(changes: readonly KeyedChange[]): Map<string, string> {
  const pods = changes.filter(({ state }) => state.kind === "Pod");
  return new Map(pods.map(({ key, type, state }) => [key, type === "DELETED" ? "gone" : comparedState(state)]));
}

function recordedChanges(steps: readonly NodeStep[]): KeyedChange[] {
  return steps.flatMap(({ act, seen }) =>
    seen.map((line) => {
      const { t, see = "", count: _, ...state } = line;
      return keyed({ t, since: act.t, until: Number.POSITIVE_INFINITY, type: see }, tidied(state, playedNamespace));
    }),
  );
}

/** Our changes in the recording's time: counted from the last thing done. */
function ourChange({ t, type, essence }: SeenChange, begun: readonly Begun[]): KeyedChange {
  const index = begun.findLastIndex(({ ours }) => ours <= t);
  const { recorded, ours } = begun[index] ?? { recorded: 0, ours: 0 };
  const until = begun[index + 1]?.recorded ?? Number.POSITIVE_INFINITY;
  return keyed({ t: recorded + t - ours, since: recorded, until, type }, tidied(essence, playedNamespace));
}

function keyed(change: Omit<KeyedChange, "key" | "state">, state: Record<string, unknown>): KeyedChange {
  return { ...change, key: `${String(state.kind)}/${String(state.name ?? state.service ?? state.about)}`, state };
}

function eventsOf(changes: readonly KeyedChange[]): string[] {
  const events = changes.filter(({ state }) => state.kind === "Event").map(({ state }) => state);
  return [...new Set(events.map(({ about, type, reason, message, from }) => [about, type, reason, message, from].map(String).join(" | ")))];
}
