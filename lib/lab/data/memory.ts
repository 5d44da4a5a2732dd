import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScaledClock } from "../clocks/scaled-clock.ts";
import type { Random } from "../random.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { type DataDirectory, openDataDirectory } from "./data-directory.ts";
import type { JournalRecord, KeptState } from "./kept-state.ts";

/** Where a lab's things lie, and whether they stay. */
export interface Memory {
  /** The directory of volumes and of pods' own files. */
  path: string;
  /** The bearer token of the lab's user. */
  token: string;
  /** What the lab started with. */
  start: string;
  /** What a lab before this one left there. */
  kept: KeptState | undefined;
  /** Keeps one write, once `begin` was called. */
  keep(change: Change): void;
  /** From now on every write is kept, and what the store holds now is what the journal goes on from. */
  begin(store: Store, random: Random, clock: ScaledClock): void;
  /** Keeps all that `change` writes at once, or nothing of it. What it throws is thrown on. */
  asOne(change: () => void): void;
  /** Lets go of the directory; one of the lab's own making is removed. */
  close(): void;
}

const tokenBytes = 24;

/** Volumes lie in `directory`, or in a fresh folder among the system's temporary ones that is removed at the end; nothing else is kept. */
export function passingMemory(directory: string | undefined, start: string): Memory {
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const path = directory ?? mkdtempSync(join(tmpdir(), "statefulset-explorer-lab-"));
  return {
    path,
    token: randomBytes(tokenBytes).toString("hex"),
    start,
    kept: undefined,
    keep: () => {},
    begin: () => {},
    asOne: (change) => change(),
    close: () => {
      if (directory === undefined) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Everything is kept in that directory, over the end and any kill of the process. Throws AppError as `openDataDirectory` does. */
export function lastingMemory(directory: string, start: string, journalBytes?: number): Memory {
  return new LastingMemory(openDataDirectory(directory, start, journalBytes));
}

class LastingMemory implements Memory {
  readonly #data: DataDirectory;
  /** The journal lacks writes that the store has: only a snapshot can bring them together again. */
  #isBehind = false;
  #isInOne = false;
  #source: { store: Store; random: Random; clock: ScaledClock } | undefined;

  constructor(data: DataDirectory) {
    this.#data = data;
  }

  get path(): string {
    return this.#data.path;
  }

  get token(): string {
    return this.#data.token;
  }

  get start(): string {
    return this.#data.start;
  }

  get kept(): KeptState | undefined {
    return this.#data.kept;
  }

  begin(store: Store, random: Random, clock: ScaledClock): void {
    this.#source = { store, random, clock };
    if (!this.#data.kept) this.#writeSnapshot();
  }

  keep(change: Change): void {
    if (!this.#source || this.#isInOne) return;
    const { journal } = this.#data;
    if (journal.isLong || this.#isBehind) this.#writeSnapshot();
    journal.append(recordOf(change, this.#moment(this.#source)));
  }

  asOne(change: () => void): void {
    this.#isInOne = true;
    this.#isBehind = true;
    try {
      change();
    } finally {
      this.#isInOne = false;
    }
    this.#writeSnapshot();
  }

  close(): void {
    this.#source = undefined;
    this.#data.journal.close();
    this.#data.release();
  }

  #writeSnapshot(): void {
    if (!this.#source) return;
    const { version, objects } = this.#source.store;
    this.#data.journal.writeSnapshot({ version, objects, ...this.#moment(this.#source) });
    this.#isBehind = false;
  }

  #moment({ random, clock }: { random: Random; clock: ScaledClock }): { randomPosition: number; nowMs: number } {
    return { randomPosition: random.position, nowMs: clock.trueMs };
  }
}

function recordOf({ version, type, resource, object }: Change, moment: { randomPosition: number; nowMs: number }): JournalRecord {
  if (type !== "DELETED") return { version, ...moment, resource, type, object };
  const { namespace = "", name } = object.metadata;
  return { version, ...moment, resource, type, namespace, name };
}
