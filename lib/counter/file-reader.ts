import type { Clock } from "../clock.ts";
import type { ProbeTarget } from "./contract.ts";
import { candidateFiles, parseSearch, readCommand, readFaults, searchCommand } from "./counter-files.ts";
import { CANDIDATE_FILES_WITHOUT_SHELL_MAX, EXEC_PERIOD_MS } from "./limits.ts";
import { parseCount } from "./parse-count.ts";
import { type Failure, type FailureCode, failure, type Reading } from "./reading.ts";
import { execRefusal, type InPod, type Ran, runInPod } from "./run-in-pod.ts";

/**
 * Third rung, for one pod's life: the annotated file, or the usual ones when nothing at all is annotated, read by exec. What was found,
 * and what the image lacks, is remembered. Runs something in the pod every EXEC_PERIOD_MS at most; asked sooner, it gives the last result.
 */
export class FileReader {
  readonly #clock: Clock;
  readonly #way: InPod;
  #found: string | undefined;
  #hasShell = true;
  /** Why cat is not run in this pod any more. */
  #noCat: Failure | undefined;
  /** What the last run gave; undefined while it runs, and when nobody waited for it. */
  #last: { at: number; result: Reading | Failure } | undefined;
  #lastRunAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, way: InPod) {
    this.#clock = clock;
    this.#way = way;
  }

  /** Undefined: does not apply (another way is annotated), or a run that nobody waited for is too fresh. `at`: when the file was read, which may be earlier than now. */
  async read(target: ProbeTarget, signal: AbortSignal): Promise<((Reading | Failure) & { at?: number }) | undefined> {
    const { path, file, refused } = target.config;
    const isSearch = path === undefined && file === undefined && refused.length === 0;
    if ((file === undefined && !isSearch) || target.closeness !== "board") return undefined;
    if (isSearch && !this.#way.allowExec) return notAnnotated;
    const refusal = await execRefusal(target, this.#way, file === undefined ? "looking for the counter's file" : `reading ${file}`);
    signal.throwIfAborted();
    if (refusal) return refusal;
    const now = this.#clock.now();
    if (now - this.#lastRunAt < EXEC_PERIOD_MS) return this.#last && { ...this.#last.result, at: this.#last.at };
    this.#lastRunAt = now;
    this.#last = undefined;
    const result = file === undefined ? await this.#search(target, signal) : await this.#readFile(file, target, signal);
    this.#last = { at: this.#clock.now(), result };
    return { ...result, at: this.#last.at };
  }

  async #search(target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    if (this.#found !== undefined) {
      const result = await this.#readFile(this.#found, target, signal);
      if (!result.ok && result.code === "no-file") this.#found = undefined;
      return result;
    }
    const files = candidateFiles(target.directories);
    const outcome = this.#hasShell ? await this.#searchByShell(files, target, signal) : await this.#searchOneByOne(files, target, signal);
    if (outcome.ok) this.#found = outcome.source;
    return outcome;
  }

  async #searchByShell(files: readonly string[], target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    const ran = await runInPod(target, searchCommand(files), this.#way, signal);
    if (!ran.ok && ran.code === "no-tool") {
      this.#hasShell = false;
      return await this.#searchOneByOne(files, target, signal);
    }
    if (!ran.ok) return ran;
    return firstCount(parseSearch(ran.stdout, files), ran, target.config.pattern);
  }

  async #searchOneByOne(files: readonly string[], target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    for (const file of files.slice(0, CANDIDATE_FILES_WITHOUT_SHELL_MAX)) {
      const result = await this.#cat(file, target, signal);
      if (result.ok || result.code !== "no-file") return result;
    }
    return nothingFound;
  }

  async #readFile(file: string, target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    if (this.#hasShell) {
      const ran = await runInPod(target, readCommand(file), this.#way, signal);
      if (ran.ok || ran.code !== "no-tool") return ran.ok ? countIn(file, ran, target.config.pattern) : ran;
      this.#hasShell = false;
    }
    return await this.#cat(file, target, signal);
  }

  async #cat(file: string, target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    if (this.#noCat) return this.#noCat;
    const ran = await runInPod(target, ["cat", file], this.#way, signal);
    if (ran.ok) return countIn(file, ran, target.config.pattern);
    if (ran.code === "no-tool") this.#noCat = failure("no-tool", "the container has no cat, so a file cannot be read by exec");
    // What did not end may still run in the container: it is not made two.
    if (ran.code === "timeout" || ran.code === "too-large") this.#noCat = failure(ran.code, `${ran.message}, so ${file} is not read again`);
    return this.#noCat ?? ran;
  }
}

/** No trouble, only why there is nothing to show: reading never guesses a path, for a path might count. */
const notAnnotated = failure(
  "not-annotated",
  "no counter is annotated: say where it is by statefulset-explorer.io/counter-path; files are only looked for where the explorer may exec, which it may not here",
);

const nothingFound = failure(
  "not-found",
  "no counter is annotated, and none of the usual files is there: say where it is by statefulset-explorer.io/counter-path or -file",
);

function firstCount(found: readonly { file: string; text: string }[], { ms }: Ran, pattern: string | undefined): Reading | Failure {
  let last: Failure = nothingFound;
  for (const { file, text } of found) {
    const count = parseCount({ text }, pattern);
    if (typeof count === "number") return { ok: true, value: count, how: "file", source: file, ms };
    last = failure(count.code, `${file} was read, but ${count.message}`);
  }
  return last;
}

function countIn(file: string, ran: Ran, pattern: string | undefined): Reading | Failure {
  if (ran.exitCode !== 0) return failure(...describeExit(file, ran));
  const count = parseCount({ text: ran.stdout }, pattern);
  if (typeof count !== "number") return failure(count.code, `${file} was read, but ${count.message}`);
  return { ok: true, value: count, how: "file", source: file, ms: ran.ms };
}

function describeExit(file: string, { exitCode, stderr }: Ran): [FailureCode, string] {
  const fault = readFaults[exitCode];
  if (fault) return ["no-file", fault(file)];
  if (/no such file/i.test(stderr)) return ["no-file", `there is no file ${file} in the container`];
  if (/permission denied/i.test(stderr)) return ["no-file", `the container's user may not read ${file}`];
  if (/is a directory/i.test(stderr)) return ["no-file", `${file} is not a plain file`];
  return ["exec-failed", `reading ${file} in the container ended with exit code ${exitCode}`];
}
