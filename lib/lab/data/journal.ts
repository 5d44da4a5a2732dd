import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../errors.ts";
import type { StoredObject } from "../store/store.ts";
import { decodeLine, encodeLine } from "./journal-line.ts";
import { type JournalRecord, type KeptState, Replay } from "./kept-state.ts";

/** A journal that is longer than this, and than the snapshot that it goes on from, gives way to a new snapshot. */
export const journalBytesMax = 4 * 1024 * 1024;

/**
 * The lab's writes on disk: `snapshot-N` is the whole state at one moment, `journal-N` every write since, a line each. A line is handed to
 * the system before its write is answered or told, so a killed process loses nothing that anybody heard of; only the machine's own end can.
 * A new snapshot is written beside, renamed when whole, and only then are the old two removed, so that at any moment one pair is whole.
 */
export class Journal {
  readonly #directory: string;
  readonly #bytesMax: number;
  #number: number;
  #file: number | undefined;
  #bytes = 0;
  #limit: number;

  constructor(directory: string, bytesMax = journalBytesMax) {
    this.#directory = directory;
    this.#bytesMax = bytesMax;
    this.#limit = bytesMax;
    this.#number = Math.max(0, ...numbersOf(directory, "snapshot"));
  }

  /** What was kept, or undefined when there is no snapshot yet. Changes no file. Throws AppError (invalid) for what is damaged. */
  read(): KeptState | undefined {
    if (this.#number === 0) return undefined;
    const snapshot = readSnapshot(this.#path("snapshot"));
    const replay = new Replay(snapshot);
    const path = this.#path("journal");
    const { values, cutAt } = readLines(path);
    for (const [index, value] of values.entries()) {
      if (value === undefined || !replay.apply(value as JournalRecord)) throw damaged(path, index + 1);
    }
    this.#bytes = cutAt;
    return replay.state;
  }

  /** Makes `state` what will be read, at once or not at all, and goes on after it. Throws AppError (unavailable) when it cannot. */
  writeSnapshot({ objects, ...head }: KeptState): void {
    const draft = join(this.#directory, "snapshot.draft");
    const text = [encodeLine({ ...head, count: objects.length }), ...objects.map(encodeLine)].join("");
    try {
      writeDraft(draft, text);
      renameSync(draft, join(this.#directory, `snapshot-${this.#number + 1}`));
    } catch (error) {
      throw cannotWrite(this.#directory, error);
    }
    this.#number += 1;
    this.close();
    for (const kind of ["snapshot", "journal"] as const)
      for (const number of numbersOf(this.#directory, kind)) if (number < this.#number) rmSync(join(this.#directory, `${kind}-${number}`));
    this.#bytes = 0;
    this.#limit = Math.max(this.#bytesMax, text.length);
  }

  /** Keeps one write. Throws AppError (unavailable) when it cannot be; then it is not kept, not even in part. */
  append(record: JournalRecord): void {
    const line = encodeLine(record);
    try {
      this.#file ??= this.#open();
      this.#bytes += writeWhole(this.#file, line);
    } catch (error) {
      if (this.#file !== undefined) ftruncateSync(this.#file, this.#bytes);
      throw cannotWrite(this.#directory, error);
    }
  }

  /** Whether it is time for a new snapshot. */
  get isLong(): boolean {
    return this.#bytes > this.#limit;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** What follows the last whole line is a write that was cut short: nobody was told of it. */
  #open(): number {
    const file = openSync(this.#path("journal"), "a", 0o600);
    ftruncateSync(file, this.#bytes);
    return file;
  }

  #path(kind: "snapshot" | "journal"): string {
    return join(this.#directory, `${kind}-${this.#number}`);
  }
}

function numbersOf(directory: string, kind: string): number[] {
  return readdirSync(directory).flatMap((entry) => {
    const [, number] = new RegExp(`^${kind}-(\\d+)$`).exec(entry) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

function readSnapshot(path: string): KeptState {
  const { values } = readLines(path);
  const [head, ...objects] = values as [(Omit<KeptState, "objects"> & { count: number }) | undefined, ...(StoredObject | undefined)[]];
  const whole = objects.filter((object) => object !== undefined);
  if (head?.count !== objects.length || whole.length < objects.length) throw damaged(path, objects.indexOf(undefined) + 2);
  const { version, randomPosition, nowMs } = head;
  return { version, randomPosition, nowMs, objects: whole };
}

/** The values of a file's lines, undefined for damaged ones, and where the last whole line ends. A last line that was cut is left out. */
function readLines(path: string): { values: unknown[]; cutAt: number } {
  const bytes = readIfThere(path);
  const end = bytes.lastIndexOf("\n") + 1;
  const lines = bytes.subarray(0, end).toString().split("\n").slice(0, -1);
  return { values: lines.map(decodeLine), cutAt: end };
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function writeWhole(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  return bytes.length;
}

function writeDraft(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    writeWhole(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function cannotWrite(directory: string, error: unknown): AppError {
  const message = `The lab cannot write to its data directory ${directory}: ${(error as Error).message}.`;
  return new AppError("unavailable", message, { cause: error });
}

function damaged(path: string, line: number): AppError {
  return new AppError(
    "invalid",
    `The lab's data is damaged at line ${line} of ${path}; nothing was changed. Restore it from a copy, or name another directory.`,
  );
}
