import type { Clock } from "../clock.ts";
import type { ProbeTarget } from "./contract.ts";
import { candidateFiles, parseSearch, searchCommand } from "./counter-files.ts";
import { CANDIDATE_FILES_WITHOUT_SHELL_MAX, EXEC_PERIOD_MS } from "./limits.ts";
import { parseCount } from "./parse-count.ts";
import { type Failure, failure, type Reading } from "./reading.ts";
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
  #hasCat = true;
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
    const refusal = await execRefusal(target, this.#way, file === undefined ? "looking for the counter's file" : `reading ${file}`);
    signal.throwIfAborted();
    if (refusal) return refusal;
    const now = this.#clock.now();
    if (now - this.#lastRunAt < EXEC_PERIOD_MS) return this.#last && { ...this.#last.result, at: this.#last.at };
    this.#lastRunAt = now;
    this.#last = undefined;
    const result = file === undefined ? await this.#search(target, signal) : await this.#cat(file, target, signal);
    this.#last = { at: this.#clock.now(), result };
    return { ...result, at: this.#last.at };
  }

  async #search(target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    if (this.#found !== undefined) {
      const result = await this.#cat(this.#found, target, signal);
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

  async #cat(file: string, target: ProbeTarget, signal: AbortSignal): Promise<Reading | Failure> {
    if (!this.#hasCat) return noCat;
    const ran = await runInPod(target, ["cat", file], this.#way, signal);
    if (!ran.ok && ran.code === "no-tool") {
      this.#hasCat = false;
      return noCat;
    }
    if (!ran.ok) return ran;
    if (ran.exitCode !== 0) return describeCat(file, ran);
    const count = parseCount({ text: ran.stdout }, target.config.pattern);
    if (typeof count !== "number") return failure(count.code, `${file} was read, but ${count.message}`);
    return { ok: true, value: count, how: "file", source: file, ms: ran.ms };
  }
}

const noCat = failure("no-tool", "the container has no cat, so a file cannot be read by exec");

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

function describeCat(file: string, { exitCode, stderr }: Ran): Failure {
  if (/no such file/i.test(stderr)) return failure("no-file", `there is no file ${file} in the container`);
  if (/permission denied/i.test(stderr)) return failure("no-file", `the container's user may not read ${file}`);
  if (/is a directory/i.test(stderr)) return failure("no-file", `${file} is a directory`);
  return failure("exec-failed", `cat ${file} ended with exit code ${exitCode}`);
}
