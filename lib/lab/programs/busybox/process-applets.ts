import { toTimestamp, sleep as wait } from "../../../clock.ts";
import type { Signal } from "../program.ts";
import type { Applet, AppletRun } from "./applet.ts";
import { forever, pathOf } from "./file-applets.ts";
import { printf } from "./printf.ts";
import { test } from "./test-applet.ts";

const echo: Applet = ({ args, out }) => {
  const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const words = flags < 0 ? [] : args.slice(flags);
  const given = args.slice(0, flags < 0 ? args.length : flags).join("");
  const text = words.join(" ");
  out((given.includes("e") ? withSpecials(text) : text) + (given.includes("n") ? "" : "\n"));
  return 0;
};

function withSpecials(text: string): string {
  const letters: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return text.replaceAll(/\\([ntr\\])/g, (_, letter: string) => letters[letter] ?? "");
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

const sleep: Applet = async (run) => {
  const { args, context, killed, err } = run;
  const [, amount, unit = "s"] = /^(\d+(?:\.\d+)?|\.\d+)([smhd])?$/.exec(args[0] ?? "") ?? [];
  if (args[0] === "infinity" || args[0] === "inf") return forever(run);
  if (amount === undefined) {
    err(`sleep: invalid number '${args[0] ?? ""}'\n`);
    return 1;
  }
  await wait(context.clock, Number(amount) * (units[unit] ?? 1) * 1000, killed);
  return 0;
};

const printenv: Applet = ({ args, env, out }) => {
  const [name] = args;
  if (name === undefined) out([...env].map(([key, value]) => `${key}=${value}\n`).join(""));
  else if (env.has(name)) out(`${env.get(name)}\n`);
  else return 1;
  return 0;
};

const date: Applet = ({ args, context, out }) => {
  const now = context.clock.now();
  const format = args.find((arg) => arg.startsWith("+"))?.slice(1);
  const iso = toTimestamp(now);
  const fields: Readonly<Record<string, string>> = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    F: iso.slice(0, 10),
    T: iso.slice(11, 19),
    s: String(Math.floor(now / 1000)),
    Z: "UTC",
    "%": "%",
  };
  const utc = new Date(now).toUTCString();
  const [, weekday, day, month, year] = /^(\w+), (\d+) (\w+) (\d+)/.exec(utc) ?? [];
  const plain = `${weekday} ${month} ${String(Number(day)).padStart(2)} ${fields.T} UTC ${year}`;
  out(`${format === undefined ? plain : format.replaceAll(/%([a-zA-Z%])/g, (whole, letter: string) => fields[letter] ?? whole)}\n`);
  return 0;
};

/** Only the container's own process can be meant; it does not hear KILL from within, as process 1 of a real container does not. */
const kill: Applet = ({ args, context, err }) => {
  const named = /^-(?:SIG)?([A-Z]+|\d+)$/.exec(args.find((arg) => arg.startsWith("-") && arg !== "-s") ?? "")?.[1] ?? "TERM";
  const pid = args.findLast((arg) => /^\d+$/.test(arg));
  if (pid !== "1" || !context.main) {
    err(`kill: can't kill pid ${pid ?? ""}: No such process\n`);
    return 1;
  }
  const signals: Readonly<Record<string, Signal>> = { TERM: "TERM", "15": "TERM", INT: "TERM", "2": "TERM" };
  const signal = signals[named];
  if (signal) context.main.signal(signal);
  return 0;
};

const ps: Applet = ({ context, out }) => {
  out(`PID   USER     TIME  COMMAND\n    1 root      0:00 ${(context.main?.argv ?? context.argv).join(" ")}\n`);
  return 0;
};

const seq: Applet = ({ args, out }) => {
  const numbers = args.map(Number);
  const [from, to] = numbers.length > 1 ? [numbers[0] ?? 1, numbers.at(-1) ?? 1] : [1, numbers[0] ?? 0];
  const lines = Array.from({ length: Math.max(0, Math.min(seqMax, Math.floor(to) - from + 1)) }, (_, index) => `${from + index}\n`);
  out(lines.join(""));
  return 0;
};
const seqMax = 10_000;

const say = (text: (run: AppletRun) => string): Applet => {
  return (run) => {
    run.out(`${text(run)}\n`);
    return 0;
  };
};

export const processApplets: Readonly<Record<string, Applet>> = {
  basename: say(({ args }) => (args[0] ?? "").replace(/\/+$/, "").replace(/^.*\//, "")),
  date,
  dirname: say(({ args }) => (args[0] ?? "").replace(/\/[^/]*\/*$/, "") || "."),
  echo,
  env: printenv,
  false: () => 1,
  hostname: say(({ context }) => context.hostname),
  id: say(({ args }) => (args.includes("-u") || args.includes("-g") ? "0" : "uid=0(root) gid=0(root) groups=0(root)")),
  kill,
  printenv,
  printf,
  ps,
  pwd: say((run) => pathOf(run, ".")),
  seq,
  sleep,
  sync: () => 0,
  test,
  "[": test,
  true: () => 0,
  uname: say(() => "Linux"),
  whoami: say(() => "root"),
};
