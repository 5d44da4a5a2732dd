import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import { busybox } from "../programs/busybox/busybox.ts";
import type { Exit, Process, ProcessContext, Program } from "../programs/program.ts";
import { ContainerLog } from "./container-log.ts";
import type { CommandResult } from "./pod-runtime.ts";

/** Characters that the output of a command run beside a container may have. */
const outputCharactersMax = 4 * 1024 * 1024;
const messageCharactersMax = 4096;
const killedForMemory = { exitCode: 137, reason: "OOMKilled" } as const;

/** One life of a container: its process, what it writes, and what is run beside it. */
export class RunningContainer {
  readonly life: string;
  readonly log: ContainerLog;
  readonly #context: Omit<ProcessContext, "argv" | "write">;
  readonly #argv: readonly string[];
  readonly #root: string;
  readonly #process: Process;
  readonly #beside = new Set<Process>();
  #forced: Exit | undefined;
  isRunning = true;

  /** Starts it. `ended` is called once, with how it ended. */
  constructor(
    life: string,
    clock: Clock,
    { program, argv, root, ...context }: Omit<ProcessContext, "write"> & { program: Program; root: string },
    ended: (exit: Exit & { message?: string }) => void,
  ) {
    this.life = life;
    this.log = new ContainerLog(clock);
    this.#context = context;
    this.#argv = argv;
    this.#root = root;
    this.#process = program({ ...context, argv, write: (to, text) => this.log.write(to, text) });
    void this.#process.exited.then((exit) => {
      this.isRunning = false;
      for (const process of this.#beside) process.signal("KILL");
      this.log.end();
      const message = this.#message();
      ended({ ...(this.#forced ?? exit), ...(message && { message }) });
    });
  }

  signal(signal: "TERM" | "KILL"): void {
    this.#process.signal(signal);
  }

  /** Ends it at once, as having ended so. */
  end(exit: Exit): void {
    this.#forced ??= exit;
    this.#process.signal("KILL");
  }

  /** Resolves when its ports are free. */
  async gone(): Promise<void> {
    await this.#process.exited;
  }

  /** Runs a command in it. Rejects when it does not run. */
  async exec(argv: readonly string[], { input, stop }: { input?: string; stop?: AbortSignal } = {}): Promise<CommandResult> {
    if (!this.isRunning) throw new AppError("conflict", "The container does not run: start it first.");
    const result = { stdout: "", stderr: "" };
    const main = { argv: this.#argv, signal: (signal: "TERM" | "KILL") => this.signal(signal) };
    const write = (to: "stdout" | "stderr", text: string) => {
      result[to] = (result[to] + text).slice(0, outputCharactersMax);
    };
    const process = busybox({ ...this.#context, argv, main, write, ...(input !== undefined && { stdin: input }) });
    this.#beside.add(process);
    stop?.addEventListener("abort", () => process.signal("KILL"), { once: true });
    const { exitCode, reason } = await process.exited;
    this.#beside.delete(process);
    if (reason === "OOMKilled") this.end(killedForMemory);
    return { ...result, exitCode };
  }

  /** What it left as its last words (terminationMessagePath's default). */
  #message(): string {
    try {
      return readFileSync(join(this.#root, "dev/termination-log"), "utf8").slice(0, messageCharactersMax);
    } catch {
      return "";
    }
  }
}
