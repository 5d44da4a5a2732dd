import { setTimeout as wait } from "node:timers/promises";
import { openStreamViewer } from "./stream-viewer.ts";

interface Row {
  dns: { at?: string; how: string };
  counter: { at?: string; ms?: number; how?: string };
}

/** Less than a board's period, so that one round is over and the next has not begun. */
const roundMs = 1_500;
/** Longer than a question by the plain API counts as looking: every pod is due again, and all are asked as soon as somebody looks. */
const restMs = 17_000;
/** Looks that only see to it that every name is there, and nobody is in a pause that followed a failure. */
const warmUps = 2;

/**
 * Looks at a board, again and again, and answers how long each round took: from the first question to any of its pods to the last answer, in
 * milliseconds, by the explorer's own stamps. Throws when a pod was not resolved and read by name in each of them.
 */
export async function timeRounds(url: string, set: string, pods: number, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const begunAt = Date.now();
    const leave = await openStreamViewer(url, `set:${set}`);
    await wait(roundMs);
    const rows = await readRows(url, set);
    leave();
    if (round >= 0) times.push(timeRound(rows, begunAt, pods));
    await wait(restMs);
  }
  return times;
}

function timeRound(rows: readonly Row[], begunAt: number, pods: number): number {
  const asked = rows.filter(
    ({ dns, counter }) => dns.how === "resolved" && counter.how === "by-name" && Date.parse(counter.at ?? "") >= begunAt,
  );
  if (asked.length !== pods) throw new Error(`Only ${asked.length} of ${pods} pods were resolved and read by name.`);
  const begun = asked.map(({ dns, counter }) => Math.min(Date.parse(dns.at ?? ""), Date.parse(counter.at ?? "") - (counter.ms ?? 0)));
  return Math.max(...asked.map(({ counter }) => Date.parse(counter.at ?? ""))) - Math.min(...begun);
}

async function readRows(url: string, set: string): Promise<readonly Row[]> {
  const answer = await fetch(`${url}/api/statefulsets/${set}`);
  if (!answer.ok) throw new Error(`The board of ${set} was refused: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { ordinals: Row[] }).ordinals;
}
