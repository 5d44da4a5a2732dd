import type { Clock } from "../../clock.ts";
import type { HttpAnswer } from "../../cluster/http-answer.ts";
import type { PersonDoor } from "../../cluster/person/person-door.ts";
import type { NetworkDoor } from "../../counter/get-over-network.ts";
import { describeError } from "../../errors.ts";
import type { VisitFrame, VisitTally } from "../../protocol/visit-frame.ts";
import { Bell } from "../logs/bell.ts";
import type { PlannedVisits, VisitEnd } from "./plan-visits.ts";
import { VisitConnection } from "./visit-connection.ts";
import { whoAnswered } from "./who-answered.ts";

/** One visit, and all of them. */
const visitMs = 5_000;
const bytesMax = 64 * 1024;
const allMs = 300_000;
/** How often at most the tally is told. */
const tellMs = 100;

export interface VisitWay {
  clock: Clock;
  person: Pick<PersonDoor, "visit">;
  /** Into the cluster's network, where it is reached. */
  door: NetworkDoor;
  namespace: string;
}

interface Asked {
  path: string;
  connections: number;
}

type Visit = (signal: AbortSignal) => Promise<HttpAnswer>;

/**
 * Makes the visits, and tells how far they are: the plan, then tallies, the last with its `end`. Stops when the signal aborts, or after five
 * minutes. Never rejects: what fails is counted.
 */
export async function* runVisits(
  way: VisitWay,
  { plan, ends }: PlannedVisits,
  asked: Asked,
  signal: AbortSignal,
): AsyncGenerator<readonly VisitFrame[], void> {
  const closing = new AbortController();
  const late = new AbortController();
  const cancel = way.clock.after(allMs, () => late.abort(new DOMException("five minutes are over", "TimeoutError")));
  const running = AbortSignal.any([signal, closing.signal, late.signal]);
  const counts = new Counts(plan.pods.map(({ name }) => name));
  const bell = new Bell();
  let left = plan.count;
  const work = async (index: number) => {
    const end = ends[index % ends.length] as VisitEnd;
    const { visit, connection } = visitorOf(way, end, asked.path, running);
    while (left > 0 && !running.aborted) {
      left -= 1;
      await counts.count(visit(running), end.pod, running);
      if (connection) counts.setOpened(index, connection.opened);
      bell.ring();
    }
    connection?.close();
  };
  const workers = Array.from({ length: Math.min(asked.connections, plan.count) }, (_, index) => work(index));
  let isDone = false;
  const all = Promise.all(workers).then(() => {
    isDone = true;
    bell.ring();
  });
  try {
    yield [{ plan }];
    while (!isDone) {
      await bell.heard(way.clock, running);
      if (!isDone) await new Bell().heard(way.clock, running, tellMs);
      if (running.aborted) await all;
      if (!isDone) yield [{ tally: counts.tally }];
    }
    yield [{ tally: counts.tally, end: signal.aborted ? "stopped" : late.signal.aborted ? "late" : "done" }];
  } finally {
    cancel();
    closing.abort();
  }
}

function visitorOf(way: VisitWay, end: VisitEnd, path: string, running: AbortSignal): { visit: Visit; connection?: VisitConnection } {
  const limits = { timeoutMs: visitMs, bytesMax };
  const { host, resource, name, port } = end;
  if (host === undefined) {
    return { visit: (signal) => way.person.visit({ resource, namespace: way.namespace, name, port, path }, limits, signal) };
  }
  const connection = new VisitConnection(way.door, { host, port, name }, way.clock, running);
  return { connection, visit: (signal) => connection.get(path, limits, signal) };
}

/** What has come of the visits. */
class Counts {
  readonly #names: readonly string[];
  readonly #byPod: Record<string, number> = {};
  readonly #opened = new Map<number, number>();
  #unknown = 0;
  #refused = 0;
  #failed = 0;
  #problem: string | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get tally(): VisitTally {
    const opened = [...this.#opened.values()].reduce((sum, one) => sum + one, 0);
    return {
      byPod: { ...this.#byPod },
      unknown: this.#unknown,
      refused: this.#refused,
      failed: this.#failed,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
      ...(this.#opened.size === 0 ? {} : { connections: opened }),
    };
  }

  setOpened(index: number, times: number): void {
    this.#opened.set(index, times);
  }

  /** Waits for one visit and counts what came of it; one that was stopped on its way counts as nothing. */
  async count(visit: Promise<HttpAnswer>, pod: string | undefined, running: AbortSignal): Promise<void> {
    try {
      const { status, body } = await visit;
      if (status >= 400 || status < 200) {
        this.#refused += 1;
        this.#problem = `The last that was refused was answered with ${status}.`;
        return;
      }
      const name = pod ?? whoAnswered(body, this.#names);
      if (name === undefined) this.#unknown += 1;
      else this.#byPod[name] = (this.#byPod[name] ?? 0) + 1;
    } catch (error) {
      if (running.aborted) return;
      this.#failed += 1;
      this.#problem = `The last that failed: ${describeError(error).replace(/\.$/, "")}.`;
    }
  }
}
