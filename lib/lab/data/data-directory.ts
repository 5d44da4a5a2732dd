import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError } from "../../errors.ts";
import { lockDirectory } from "./data-lock.ts";
import { Journal } from "./journal.ts";
import type { KeptState } from "./kept-state.ts";

/** The layout of files that this lab writes. */
const format = 1;
const markName = "statefulset-explorer-lab.json";
const tokenBytes = 24;

interface Mark {
  format: number;
  /** The token in the kubeconfig, so that a kubeconfig stays good over restarts. */
  token: string;
  /** What its lab started with, and goes back to. */
  start: string;
}

/** A directory that belongs to one lab: what it knows, its volumes, its keys. */
export interface DataDirectory {
  path: string;
  token: string;
  start: string;
  journal: Journal;
  /** What the lab before this one knew; undefined in a new directory. */
  kept: KeptState | undefined;
  /** Lets another lab have it. */
  release: () => void;
}

/**
 * Opens a lab's directory, or makes a new one where nothing is, for a lab that starts with `start`. Throws AppError, and leaves everything as it was: another lab uses it
 * (conflict), it is somebody else's, damaged, or not to be written to (invalid).
 */
export function openDataDirectory(directory: string, start: string, journalBytes?: number): DataDirectory {
  const path = resolve(directory);
  try {
    mkdirSync(path, { recursive: true });
    checkOwn(path);
    const release = lockDirectory(path);
    try {
      const mark = readMark(path) ?? makeMark(path, start);
      const journal = new Journal(path, journalBytes);
      return { path, token: mark.token, start: mark.start, journal, kept: journal.read(), release };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", `The directory ${path} cannot be used for the lab's data: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function checkOwn(path: string): void {
  const entries = readdirSync(path).filter((entry) => !entry.startsWith("lock") && !entry.startsWith(`${markName}.`));
  if (entries.length === 0 || entries.includes(markName)) return;
  throw new AppError("invalid", `The directory ${path} holds other files, and no lab's data: name an empty or a new directory.`);
}

function readMark(path: string): Mark | undefined {
  const file = join(path, markName);
  if (!readdirSync(path).includes(markName)) return undefined;
  const mark = parse(readFileSync(file, "utf8"));
  if (mark?.format === format && typeof mark.token === "string" && typeof mark.start === "string")
    return { format, token: mark.token, start: mark.start };
  if (typeof mark?.format !== "number")
    throw new AppError("invalid", `The file ${file} is damaged; nothing was changed. Restore it, or name another directory.`);
  throw new AppError(
    "invalid",
    `The data in ${path} was written by another version of the lab (format ${mark.format}, this one reads ${format}): name another directory.`,
  );
}

function makeMark(path: string, start: string): Mark {
  const mark = { format, token: randomBytes(tokenBytes).toString("hex"), start };
  const draft = join(path, `${markName}.draft`);
  writeFileSync(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
  renameSync(draft, join(path, markName));
  return mark;
}

function parse(text: string): Partial<Mark> | undefined {
  try {
    return JSON.parse(text) as Partial<Mark>;
  } catch {
    return undefined;
  }
}
