import type { Clock } from "../clock.ts";
import type { ProbeTarget } from "./contract.ts";
import type { FileReader } from "./file-reader.ts";
import { type ByName, readByName } from "./read-by-name.ts";
import { type ByProxy, readByProxy } from "./read-by-proxy.ts";
import { type Failure, failure, mostUseful, type Reading, wasAsked } from "./reading.ts";

/** One question to a pod that was really asked, for the metrics; `ms` with the time that it waited for its turn. */
export interface Probe {
  how: Reading["how"];
  ok: boolean;
  ms: number;
}

/** `at`: when it was read, where that was earlier than now (files). */
export type Answered = (Reading | Failure) & { at?: number };

export interface Ladder {
  clock: Clock;
  onProbe: ((probe: Probe) => void) | undefined;
  byName: ByName;
  byProxy: ByProxy;
  file: FileReader;
}

/**
 * Asks a pod for its count: by name, through the API server's proxy, by a file, in this order, until one gives a number. When none does,
 * the failure that tells most. Undefined: there is nothing to ask from so far away (files are only read for a board).
 */
export async function climb(target: ProbeTarget, ladder: Ladder, signal: AbortSignal): Promise<Answered | undefined> {
  const { config } = target;
  if (!target.running) return failure("not-running", "the pod is not running, so it cannot be asked");
  const rungs = [
    ["by-name", () => readByName(target, ladder.byName, signal)],
    ["proxy", () => readByProxy(target, ladder.byProxy, signal)],
    ["file", () => ladder.file.read(target, signal)],
  ] as const;
  const failures: Failure[] = [];
  for (const [how, ask] of rungs) {
    const begunAt = ladder.clock.now();
    const result: Answered | undefined = await ask();
    if (!result) continue;
    const isFresh = result.at === undefined || result.at >= begunAt;
    if (isFresh && (result.ok || wasAsked(result))) ladder.onProbe?.({ how, ok: result.ok, ms: ladder.clock.now() - begunAt });
    if (result.ok) return result;
    failures.push(result);
  }
  if (config.refused.length > 0) failures.push(failure("annotation-refused", config.refused.join(" ")));
  return mostUseful(failures);
}
