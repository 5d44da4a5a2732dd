import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../errors.ts";

interface Holder {
  pid: number;
  /** When that process began, as its system counts, so that another process that was given its number is not taken for it. */
  since: string;
}

const triesMax = 5;

/**
 * Takes a directory for this process alone; the answer gives it back. A lock of a process that is gone (killed, or from before a restart of
 * the machine) is taken over. Throws AppError (conflict) when another lab has it.
 */
export function lockDirectory(directory: string): () => void {
  const lock = join(directory, "lock");
  const mine = JSON.stringify({ pid: process.pid, since: beginningOf(process.pid) ?? "" } satisfies Holder);
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let tries = triesMax; tries > 0; tries--) {
      if (linked(draft, lock)) return () => rmSync(lock, { force: true });
      const found = readText(lock);
      const holder = parse(found);
      if (holder && isAlive(holder)) {
        throw new AppError("conflict", `Another lab (process ${holder.pid}) uses ${directory}: end it first, or name another directory.`);
      }
      removeStale(lock, found, draft);
    }
    throw new AppError("conflict", `The directory ${directory} cannot be locked: other labs are being started on it at the same time.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link is made only where nothing is: the one step that no two processes can both succeed in. */
function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Moves it aside first, and puts it back when it is no longer the one that was found stale. */
function removeStale(lock: string, found: string | undefined, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    // Somebody else was faster; the next try tells.
    return;
  }
  if (readText(aside) !== found) linked(aside, lock);
  rmSync(aside, { force: true });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    const { pid, since } = JSON.parse(text ?? "") as Partial<Holder>;
    return typeof pid === "number" && typeof since === "string" ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, since }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return (beginningOf(pid) ?? "") === since;
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); undefined where there is no such thing, and the number alone has to do. */
function beginningOf(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  return stat
    ?.slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .at(19);
}
