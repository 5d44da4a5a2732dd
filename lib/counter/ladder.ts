import type { ProbeTarget } from "./contract.ts";
import type { FileReader } from "./file-reader.ts";
import { type ByName, readByName } from "./read-by-name.ts";
import { type ByProxy, readByProxy } from "./read-by-proxy.ts";
import { type Failure, failure, mostUseful, type Reading } from "./reading.ts";

export interface Ladder {
  byName: ByName;
  byProxy: ByProxy;
  file: FileReader;
}

/**
 * Asks a pod for its count: by name, through the API server's proxy, by a file, in this order, until one gives a number. When none does,
 * the failure that tells most. Undefined: there is nothing to ask from so far away (files are only read for a board).
 */
export async function climb(
  target: ProbeTarget,
  ladder: Ladder,
  signal: AbortSignal,
): Promise<((Reading | Failure) & { at?: number }) | undefined> {
  const { config } = target;
  if (!target.running) return failure("not-running", "the pod is not running, so it cannot be asked");
  const rungs = [
    () => readByName(target, ladder.byName, signal),
    () => readByProxy(target, ladder.byProxy, signal),
    () => ladder.file.read(target, signal),
  ];
  const failures: Failure[] = [];
  for (const rung of rungs) {
    const result = await rung();
    if (result?.ok) return result;
    if (result) failures.push(result);
  }
  if (config.refused.length > 0) failures.push(failure("annotation-refused", config.refused.join(" ")));
  return mostUseful(failures);
}
