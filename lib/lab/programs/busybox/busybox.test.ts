import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "undici";
import { afterAll, expect, test } from "vitest";
import { TestClock } from "../../../testing/test-clock.ts";
import type { Process, ProcessContext } from "../program.ts";
import { busybox } from "./busybox.ts";

const top = mkdtempSync(join(tmpdir(), "busybox-"));
afterAll(() => rmSync(top, { recursive: true }));
const rounds = 400;

interface Ran {
  process: Process;
  clock: TestClock;
  root: string;
  said: { stdout: string; stderr: string };
}

function start(argv: readonly string[], more: Partial<ProcessContext> = {}): Ran {
  const root = mkdtempSync(join(top, "root-"));
  mkdirSync(join(root, "tmp"));
  const clock = new TestClock();
  const said = { stdout: "", stderr: "" };
  const process = busybox({
    hostname: "web-0",
    namespace: "default",
    argv,
    env: new Map([["NAME", "a  b"]]),
    workingDirectory: "/tmp",
    files: { realPath: (path) => join(root, path), pathForWriting: (path) => join(root, path) },
    network: { ip: "10.244.0.2", listen: () => () => {}, resolve: () => undefined, destination: () => undefined },
    clock,
    errand: (work) => work,
    write: (to, text) => {
      said[to] += text;
    },
    ...more,
  });
  return { process, clock, root, said };
}

/** Lets what needs no clock happen, and the clock go on by seconds. */
async function pass({ clock }: Ran, seconds: number): Promise<void> {
  for (let tenth = 0; tenth < seconds * 10; tenth++) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.tick(100);
  }
  await new Promise((resolve) => setImmediate(resolve));
}

/** Runs a script to its end, however long it sleeps. */
async function run(script: string, ...args: string[]) {
  const ran = start(["sh", "-c", script, "sh", ...args]);
  let exitCode: number | undefined;
  void ran.process.exited.then((exit) => {
    exitCode = exit.exitCode;
  });
  for (let round = 0; round < rounds && exitCode === undefined; round++) await pass(ran, 0.5);
  return { ...ran.said, exitCode, root: ran.root };
}

test.each([
  ["echo one; echo two", "one\ntwo\n", 0],
  ["echo $NAME; echo \"$NAME\"; echo '$NAME'", "a b\na  b\n$NAME\n", 0],
  ["false && echo no || echo yes", "yes\n", 0],
  [`false; echo $?; true; echo \${?}`, "1\n0\n", 0],
  ["echo $(echo in; echo side) `echo back`", "in side back\n", 0],
  ["i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done", "0\n1\n2\n", 0],
  ["for x in a 'b c' d; do [ $x = d ] && break; echo $x-; done", "a-\nb c-\n", 0],
  ["if [ -f /tmp/x ]; then echo there; elif test 2 -gt 1; then echo two; else echo none; fi", "two\n", 0],
  ["echo text > /tmp/x; echo more >> /tmp/x; cat < /tmp/x; wc -l < /tmp/x", "text\nmore\n2\n", 0],
  ["echo b; echo a | cat; (exit 4); echo $?; { echo group; } > /dev/null", "b\na\n4\n", 0],
  ["cat /none 2>/dev/null || exit 7", "", 7],
  [`echo \${UNSET:-else} \${NAME:+set} \${#NAME}`, "else set 4\n", 0],
  ["case web-0 in db*) echo db;; web-?) echo web;; esac", "web\n", 0],
  ["mkdir -p d/e; touch d/e/f; mv d/e/f d/g; cp d/g h; ls d; ls; rm -r d; [ -e d ] || echo gone", "e\ng\nd\nh\ngone\n", 0],
  ["touch b.txt a.txt; echo *.txt; echo '*.txt'", "a.txt b.txt\n*.txt\n", 0],
  ["printf '\\033[1mbold\\033[0m\\n'", "\u001b[1mbold\u001b[0m\n", 0],
  ["printf '%s=%03d\\n' a 7 b 8", "a=007\nb=008\n", 0],
  ["set -e; echo one; false; echo two", "one\n", 1],
  ["sleep 2 && date +%s && hostname", `${Date.UTC(2026, 0, 1) / 1000 + 2}\nweb-0\n`, 0],
  ["exec echo instead; echo never", "instead\n", 0],
  ["(sleep 3; echo later) & echo now; wait; echo done", "now\nlater\ndone\n", 0],
  ["trap 'echo bye' EXIT; exit 5", "bye\n", 5],
  ['for f in "$@"; do echo "<$f>"; done', "<one two>\n<three>\n", 0],
  ["echo 12345 | head -c 3; echo; seq 5 | tail -n 2; echo yes | grep -q y && echo found", "123\n4\n5\nfound\n", 0],
  ["nosuch", "", 127],
  ["if true; then", "", 2],
])("%s", async (script, stdout, exitCode) => {
  expect(await run(script, "one two", "three")).toMatchObject({ stdout, exitCode });
});

test("errors say what a busybox says", async () => {
  expect((await run("cat /none; ls /none; rm /none; nosuch")).stderr).toBe(
    "cat: can't open '/none': No such file or directory\nls: /none: No such file or directory\nrm: can't remove '/none': No such file or directory\nsh: nosuch: not found\n",
  );
});

test("files stay in the container's own root", async () => {
  const { root } = await run("echo x > ../../../../escaped; echo y > /tmp/in");
  expect(readFileSync(join(root, "escaped"), "utf8")).toBe("x\n");
  expect(existsSync(join(top, "escaped"))).toBe(false);
});

test("a shell as process 1 hears SIGTERM only with a trap, between two commands, or while it waits", async () => {
  const plain = start(["sh", "-c", "while true; do sleep 1; done"]);
  plain.process.signal("TERM");
  await pass(plain, 5);
  plain.process.signal("KILL");
  expect(await plain.process.exited).toEqual({ exitCode: 137 });

  const trapping = start(["sh", "-c", "trap 'echo bye; exit 3' TERM; sleep 10; echo slept"]);
  await pass(trapping, 1);
  trapping.process.signal("TERM");
  await pass(trapping, 1);
  expect(trapping.said.stdout).toBe("");
  await pass(trapping, 10);
  expect([await trapping.process.exited, trapping.said.stdout]).toEqual([{ exitCode: 3 }, "bye\n"]);

  const waiting = start(["sh", "-c", "trap 'exit 4' TERM; sleep 1000 & wait"]);
  await pass(waiting, 1);
  waiting.process.signal("TERM");
  expect(await waiting.process.exited).toEqual({ exitCode: 4 });
});

test("a program that took the shell's place has no trap of it", async () => {
  const replaced = start(["sh", "-c", "trap 'exit 3' TERM; exec sleep 1000"]);
  await pass(replaced, 1);
  replaced.process.signal("TERM");
  await pass(replaced, 2);
  replaced.process.signal("KILL");
  expect(await replaced.process.exited).toEqual({ exitCode: 137 });
});

test("a loop without end takes the clock's time and nobody else's", async () => {
  const busy = start(["sh", "-c", "while :; do :; done"]);
  await pass(busy, 3);
  busy.process.signal("KILL");
  expect(await busy.process.exited).toEqual({ exitCode: 137 });
});

test("tail of an endless line takes all memory that there is", async () => {
  const limited = start(["sh", "-c", "tail /dev/zero"], { memoryBytesMax: 16 * 1024 * 1024 });
  await pass(limited, 2);
  expect(await limited.process.exited).toEqual({ exitCode: 137, reason: "OOMKilled" });
});

test("httpd serves beside a script that hears SIGTERM, refuses a path that makes no sense, and is over with the script", async () => {
  let open: number | undefined;
  let opened: () => void = () => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const listen = (_port: number, localPort: number) => {
    open = localPort;
    opened();
    return () => {
      open = undefined;
    };
  };
  const network = { ip: "10.244.0.2", listen, resolve: () => undefined, destination: () => undefined };
  const script = "trap 'exit 0' TERM; echo hello > index.html; httpd -p 8080 -h .; while true; do sleep 1; done";
  const serving = start(["sh", "-c", script], { network });
  await isOpen;
  const ask = async (path: string) => {
    const answer = await request(`http://127.0.0.1:${open}${path}`);
    return [answer.statusCode, await answer.body.text()];
  };
  expect(await ask("/")).toEqual([200, "hello\n"]);
  expect(await ask("/%E0%A4%A")).toEqual([400, ""]);
  await pass(serving, 1);
  serving.process.signal("TERM");
  await pass(serving, 2);
  expect(await serving.process.exited).toEqual({ exitCode: 0 });
  expect(open).toBeUndefined();
});

test("where no DNS server answers, nslookup says so and wget knows no address, each after five seconds; no such name is another answer", async () => {
  const network = { ip: "10.244.0.2", listen: () => () => {}, resolve: () => "unanswered" as const, destination: () => undefined };
  const silent = start(["sh", "-c", "nslookup web; echo $?; wget -qO- http://web:8080/; echo $?"], { network });
  await pass(silent, 4);
  expect(silent.said).toEqual({ stdout: "", stderr: "" });
  await pass(silent, 2);
  expect(silent.said).toEqual({ stdout: "1\n", stderr: ";; connection timed out; no servers could be reached\n\n" });
  await pass(silent, 5);
  expect(silent.said.stdout).toBe("1\n1\n");
  expect(silent.said.stderr).toContain("wget: bad address 'web:8080'\n");
  expect(await run("nslookup web")).toMatchObject({ stdout: expect.stringContaining("** server can't find web: NXDOMAIN"), exitCode: 1 });
});
