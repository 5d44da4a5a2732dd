import type { Clock } from "../../clock.ts";

/** Lines that a container's log keeps; beyond that the oldest go. */
export const logLinesMax = 2000;
/** A line is cut here, as a container runtime cuts it. */
const lineCharactersMax = 16 * 1024;

export interface LogLine {
  /** Milliseconds since the epoch. */
  at: number;
  text: string;
  /** The container ended in the middle of it: no line's end follows. */
  isUnfinished?: true;
}

/** What one life of a container wrote, whole lines, the newest part of it. */
export class ContainerLog {
  readonly #clock: Clock;
  readonly #lines: LogLine[] = [];
  readonly #followers = new Set<{ line: (line: LogLine) => void; end: () => void }>();
  readonly #parts = { stdout: "", stderr: "" };
  #isEnded = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  write(to: "stdout" | "stderr", text: string): void {
    const pieces = (this.#parts[to] + text).split("\n");
    this.#parts[to] = (pieces.pop() ?? "").slice(0, lineCharactersMax);
    for (const piece of pieces) this.#add(piece);
  }

  /** Nothing is written any more: what stands without a line's end is a line, and followers are let go. */
  end(): void {
    for (const to of ["stdout", "stderr"] as const) if (this.#parts[to] !== "") this.#add(this.#parts[to], true);
    this.#isEnded = true;
    for (const { end } of this.#followers) end();
    this.#followers.clear();
  }

  /** Calls `line` with each line from now on and `end` when there are no more; answers how to stop. */
  follow(line: (line: LogLine) => void, end: () => void): () => void {
    if (this.#isEnded) {
      end();
      return () => {};
    }
    const follower = { line, end };
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  #add(text: string, isUnfinished = false): void {
    const line: LogLine = { at: this.#clock.now(), text: text.slice(0, lineCharactersMax), ...(isUnfinished && { isUnfinished }) };
    this.#lines.push(line);
    if (this.#lines.length > logLinesMax) this.#lines.shift();
    for (const follower of this.#followers) follower.line(line);
  }
}
