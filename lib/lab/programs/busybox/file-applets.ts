import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
} from "node:fs";
import { basename, posix } from "node:path";
import { sleep } from "../../../clock.ts";
import { type Applet, type AppletRun, OutOfMemory, outputCharactersMax, reasonOf } from "./applet.ts";

/** How long it takes to fill a container's memory. */
const fillMemoryMs = 1000;
const linesDefault = 10;

/** A path of a command as a whole path. */
export function pathOf({ workingDirectory }: Pick<AppletRun, "workingDirectory">, path: string): string {
  return posix.resolve(workingDirectory, path);
}

/** A file's text; of devices, what reading them gives. Throws the file system's error. */
export function readText(run: AppletRun, path: string): string {
  const whole = pathOf(run, path);
  if (whole === "/dev/null") return "";
  if (whole === "/dev/stdin") return run.stdin;
  const real = run.context.files.realPath(whole);
  if (statSync(real).size > outputCharactersMax) return readFileSync(real, "utf8").slice(0, outputCharactersMax);
  return readFileSync(real, "utf8");
}

/** Does something for each of the operands, and says of each that fails why. */
function each(
  run: AppletRun,
  operands: readonly string[],
  say: (operand: string, reason: string) => string,
  work: (operand: string) => void,
): number {
  let code = 0;
  for (const operand of operands) {
    try {
      work(operand);
    } catch (error) {
      run.err(`${say(operand, reasonOf(error))}\n`);
      code = 1;
    }
  }
  return code;
}

function operandsOf({ args }: AppletRun): string[] {
  return args.filter((arg) => !/^-./.test(arg));
}

function hasFlag({ args }: AppletRun, letter: string): boolean {
  return args.some((arg) => /^-[a-zA-Z]+$/.test(arg) && arg.includes(letter));
}

const cat: Applet = (run) => {
  const files = operandsOf(run);
  if (files.length === 0) run.out(run.stdin);
  return each(
    run,
    files,
    (file, why) => `cat: can't open '${file}': ${why}`,
    (file) => run.out(file === "-" ? run.stdin : readText(run, file)),
  );
};

const ls: Applet = (run) => {
  const paths = operandsOf(run);
  return each(
    run,
    paths.length === 0 ? ["."] : paths,
    (path, why) => `ls: ${path}: ${why}`,
    (path) => {
      const real = run.context.files.realPath(pathOf(run, path));
      const names = statSync(real).isDirectory() ? readdirSync(real).sort() : [path];
      const shown = hasFlag(run, "a") ? names : names.filter((name) => !name.startsWith("."));
      run.out(shown.map((name) => `${hasFlag(run, "l") ? longLine(run, path, name) : name}\n`).join(""));
    },
  );
};

function longLine(run: AppletRun, path: string, name: string): string {
  const real = run.context.files.realPath(pathOf(run, name === path ? path : posix.join(path, name)));
  const { size, mtime } = statSync(real);
  const kind = statSync(real).isDirectory() ? "drwxr-xr-x" : "-rw-r--r--";
  const [, month, day, time] = /^\w+, (\d+) (\w+) \d+ (\d+:\d+)/.exec(mtime.toUTCString()) ?? [];
  return `${kind}    1 root     root     ${String(size).padStart(9)} ${day} ${month} ${time} ${name}`;
}

const mkdir: Applet = (run) => {
  const isDeep = hasFlag(run, "p");
  return each(
    run,
    operandsOf(run),
    (path, why) => `mkdir: can't create directory '${path}': ${why}`,
    (path) => {
      mkdirSync(run.context.files.pathForWriting(pathOf(run, path), 0), { recursive: isDeep });
    },
  );
};

const rm: Applet = (run) => {
  const [isForced, isDeep] = [hasFlag(run, "f"), hasFlag(run, "r") || hasFlag(run, "R")];
  return each(
    run,
    operandsOf(run),
    (path, why) => `rm: can't remove '${path}': ${why}`,
    (path) => {
      const real = run.context.files.pathForWriting(pathOf(run, path), 0);
      if (isForced && !existsSync(real)) return;
      if (isDeep) rmSync(real, { recursive: true, force: isForced });
      else if (statSync(real).isDirectory()) throw Object.assign(new Error(path), { code: "EISDIR" });
      else unlinkSync(real);
    },
  );
};

const rmdir: Applet = (run) =>
  each(
    run,
    operandsOf(run),
    (path, why) => `rmdir: '${path}': ${why}`,
    (path) => rmdirSync(run.context.files.pathForWriting(pathOf(run, path), 0)),
  );

/** mv and cp: several operands go into the directory that is the last. */
function transfer(name: "mv" | "cp"): Applet {
  return (run) => {
    const operands = operandsOf(run);
    const to = operands.pop();
    if (to === undefined || operands.length === 0) {
      run.err(`BusyBox: ${name}: usage: ${name} SOURCE... DEST\n`);
      return 1;
    }
    const { realPath, pathForWriting } = run.context.files;
    return each(
      run,
      operands,
      (path, why) => `${name}: can't ${name === "mv" ? "rename" : "stat"} '${path}': ${why}`,
      (path) => {
        const from = name === "mv" ? pathForWriting(pathOf(run, path), 0) : realPath(pathOf(run, path));
        const target = pathOf(run, to);
        const isInto = existsSync(realPath(target)) && statSync(realPath(target)).isDirectory();
        const real = pathForWriting(isInto ? posix.join(target, basename(path)) : target, statSync(from).size);
        if (name === "cp") cpSync(from, real, { recursive: true });
        else move(from, real);
      },
    );
  };
}

/** Volumes may lie on other disks than containers. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true });
  }
}

const touch: Applet = (run) =>
  each(
    run,
    operandsOf(run),
    (path, why) => `touch: ${path}: ${why}`,
    (path) => {
      const real = run.context.files.pathForWriting(pathOf(run, path), 0);
      appendFileSync(real, "");
      const seconds = run.context.clock.now() / 1000;
      utimesSync(real, seconds, seconds);
    },
  );

/** The amount of `-n 5`, `-5`, `-c 100`, and the files. */
function amountOf({ args }: AppletRun): { unit: "c" | "n"; amount: number; files: string[] } {
  const left = [...args];
  const found = { unit: "n" as "c" | "n", amount: linesDefault, files: [] as string[] };
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, unit, amount] = /^-(n|c)?(\d*)$/.exec(arg) ?? [];
    if (unit === undefined && !amount) found.files.push(...(arg.startsWith("-") && arg !== "-" ? [] : [arg]));
    else {
      found.unit = unit === "c" ? "c" : "n";
      found.amount = Number(amount || left.shift() || 0);
    }
  }
  return found;
}

const head: Applet = (run) => {
  const { unit, amount, files } = amountOf(run);
  const show = (text: string) =>
    run.out(
      unit === "c"
        ? text.slice(0, amount)
        : text
            .split(/(?<=\n)/)
            .slice(0, amount)
            .join(""),
    );
  if (files.length === 0) show(run.stdin);
  return each(
    run,
    files,
    (file, why) => `head: ${file}: ${why}`,
    (file) => show(readText(run, file)),
  );
};

/** `tail /dev/zero` keeps all of an endless line: it takes what memory there is. `-f` never ends. */
const tail: Applet = async (run) => {
  const { unit, amount, files } = amountOf(run);
  if (files.some((file) => ["/dev/zero", "/dev/urandom"].includes(pathOf(run, file)))) {
    if (run.context.memoryBytesMax === undefined) await forever(run);
    await sleep(run.context.clock, fillMemoryMs, run.killed);
    throw new OutOfMemory();
  }
  const show = (text: string) =>
    run.out(
      unit === "c"
        ? text.slice(-amount)
        : text
            .split(/(?<=\n)/)
            .slice(-amount)
            .join(""),
    );
  if (files.length === 0) show(run.stdin);
  const code = each(
    run,
    files,
    (file, why) => `tail: can't open '${file}': ${why}`,
    (file) => show(readText(run, file)),
  );
  if (code === 0 && hasFlag(run, "f")) await forever(run);
  return code;
};

/** Waits until the process is killed. */
export function forever({ killed }: Pick<AppletRun, "killed">): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(killed.reason as Error);
    if (killed.aborted) end();
    else killed.addEventListener("abort", end, { once: true });
  });
}

const wc: Applet = (run) => {
  const [file] = operandsOf(run);
  const text = file === undefined ? run.stdin : readText(run, file);
  const counts = { l: text.split("\n").length - 1, w: text.split(/\s+/).filter(Boolean).length, c: Buffer.byteLength(text) };
  const wanted = (["l", "w", "c"] as const).filter((letter) => hasFlag(run, letter));
  run.out(
    `${(wanted.length === 0 ? (["l", "w", "c"] as const) : wanted).map((letter) => counts[letter]).join(" ")}${file === undefined ? "" : ` ${file}`}\n`,
  );
  return 0;
};

const grep: Applet = (run) => {
  const [pattern = "", ...files] = operandsOf(run);
  const text = files.length === 0 ? run.stdin : files.map((file) => readText(run, file)).join("");
  const wanted = hasFlag(run, "i") ? pattern.toLowerCase() : pattern;
  const found = text
    .split("\n")
    .filter((line) => (hasFlag(run, "i") ? line.toLowerCase() : line).includes(wanted) !== hasFlag(run, "v") && line !== "");
  if (!hasFlag(run, "q")) run.out(found.map((line) => `${line}\n`).join(""));
  return found.length > 0 ? 0 : 1;
};

export const fileApplets: Readonly<Record<string, Applet>> = {
  cat,
  cp: transfer("cp"),
  grep,
  head,
  ls,
  mkdir,
  mv: transfer("mv"),
  rm,
  rmdir,
  tail,
  touch,
  wc,
};
