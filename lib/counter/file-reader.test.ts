import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { TestClock } from "../testing/test-clock.ts";
import { candidateFiles, parseSearch, readCommand, readFaults, searchCommand } from "./counter-files.ts";
import { FileReader } from "./file-reader.ts";
import { Gate } from "./gate.ts";
import { target } from "./testing/probe-targets.ts";
import { scriptCluster } from "./testing/scripted-cluster.ts";

const { signal } = new AbortController();
const unannotated = target({ config: { refused: [] } });
const missing = { exitCode: 1, stderr: "cat: can't open '/data/x': No such file or directory" };

const isSearch = (command: readonly string[]) => command[2]?.includes("for f in") === true;

function setUp(allowExec = true) {
  const script = scriptCluster();
  const clock = new TestClock();
  return {
    script,
    clock,
    reader: new FileReader(clock, { cluster: script.cluster, gate: new Gate(16), commandGate: new Gate(4), allowExec }),
  };
}

test("the shell command finds the files that are there, whatever their names hold", async () => {
  const directory = await mkdtemp(join(tmpdir(), "counter-"));
  try {
    const hostile = join(directory, "$(touch pwned) '\";#0#");
    await writeFile(hostile, "41\n");
    await writeFile(join(directory, "b"), "no newline 7");
    const files = [join(directory, "absent"), hostile, directory, join(directory, "b")];
    const [shell = "", ...rest] = searchCommand(files);
    const { stdout } = await promisify(execFile)(shell, rest, { cwd: directory });
    expect(parseSearch(stdout, files)).toEqual([
      { file: hostile, text: "41\n" },
      { file: files[3], text: "no newline 7" },
    ]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("the usual files are looked for in the claims' folders, then where the program runs, never where secrets lie", () => {
  const files = candidateFiles(["/data", "/", "/run/secrets", "/var/run/x", "/proc", "relative", "/a/../b"]);
  expect(files[0]).toBe("/data/visits");
  expect(files).toContain("/visits");
  expect(files.at(-1)).toBe("./data/visits");
  expect(files.filter((file) => !/^(\/|\/data\/|\.\/)(data\/)?(visits|counter|count|hits)(\.txt)?$/.test(file))).toEqual([]);
  expect(candidateFiles(Array.from({ length: 500 }, (_, index) => `/d${index}`))).toHaveLength(48);
});

test("what the search found is remembered, and read every 10 s at most", async () => {
  const { script, clock, reader } = setUp();
  script.onExec((command) => (isSearch(command) ? { stdout: "\n#1#\nnothing\n#2#\n41\n" } : { stdout: "42\n" }));
  const files = candidateFiles(unannotated.directories);
  expect(await reader.read(unannotated, signal)).toMatchObject({ value: 41, how: "file", source: files[2] });
  clock.tick(9_999);
  expect(await reader.read(unannotated, signal)).toMatchObject({ value: 41, at: clock.now() - 9_999 });
  clock.tick(1);
  expect(await reader.read(unannotated, signal)).toMatchObject({ value: 42, source: files[2] });
  expect(script.commands.map(isSearch)).toEqual([true, false]);
});

test("a file that vanished is looked for anew", async () => {
  const { script, clock, reader } = setUp();
  script.onExec((command) => (isSearch(command) ? { stdout: "\n#0#\n41\n" } : { exitCode: 41 }));
  await reader.read(unannotated, signal);
  clock.tick(10_000);
  expect(await reader.read(unannotated, signal)).toMatchObject({ ok: false, code: "no-file" });
  clock.tick(10_000);
  expect(await reader.read(unannotated, signal)).toMatchObject({ value: 41 });
});

test("without a shell a few files are tried one by one; without cat too, that is said and nothing is run again", async () => {
  const { script, clock, reader } = setUp();
  script.onExec(([tool]) => {
    if (tool === "sh") throw new Error('exec: "sh": executable file not found in $PATH: unknown');
    return missing;
  });
  expect(await reader.read(unannotated, signal)).toMatchObject({ code: "not-found" });
  expect(script.commands.map(([tool]) => tool)).toEqual(["sh", ...Array.from({ length: 8 }, () => "cat")]);
  script.onExec(() => ({ exitCode: 127 }));
  clock.tick(10_000);
  expect(await reader.read(unannotated, signal)).toMatchObject({
    code: "no-tool",
    message: "the container has no cat, so a file cannot be read by exec",
  });
  const commands = script.commands.length;
  clock.tick(10_000);
  await reader.read(unannotated, signal);
  expect(script.commands).toHaveLength(commands);
});

test.each([
  [{ exitCode: 41 }, "no-file", "there is no file /data/n in the container"],
  [{ exitCode: 42 }, "no-file", "/data/n is not a plain file"],
  [{ exitCode: 43 }, "no-file", "the container's user may not read /data/n"],
  [{ exitCode: 137 }, "exec-failed", "reading /data/n in the container ended with exit code 137"],
  [
    { stdout: "root:x:0:0:root:/root:/bin/sh" },
    "no-number",
    "/data/n was read, but more than one number found: say which by statefulset-explorer.io/counter-pattern",
  ],
])("a file that gives no number says why, and never what is in it: %j", async (answer, code, message) => {
  const { script, reader } = setUp();
  script.onExec(() => answer);
  expect(await reader.read(target({ config: { file: "/data/n", refused: [] } }), signal)).toMatchObject({ code, message });
});

test.each([
  [{ stderr: "cat: /data/n: Permission denied" }, "the container's user may not read /data/n"],
  [{ stderr: "cat: read error: Is a directory" }, "/data/n is not a plain file"],
  [{ stderr: "cat: can't open '/data/n': No such file or directory" }, "there is no file /data/n in the container"],
])("without a shell cat says why there is no number: %j", async (answer, message) => {
  const { script, reader } = setUp();
  script.onExec(([tool]) => (tool === "sh" ? { exitCode: 127 } : { exitCode: 1, ...answer }));
  expect(await reader.read(target({ config: { file: "/data/n", refused: [] } }), signal)).toMatchObject({ code: "no-file", message });
});

test("a cat that did not end may still be there, so it gets no company", async () => {
  const { script, clock, reader } = setUp();
  script.onExec(([tool]) => (tool === "sh" ? { exitCode: 127 } : Promise.reject(new AppError("timeout", "x"))));
  const pod = target({ config: { file: "/data/pipe", refused: [] } });
  const message = "cat in the container did not end within 3 s, so /data/pipe is not read again";
  for (let turn = 0; turn < 3; turn++) {
    expect(await reader.read(pod, signal)).toMatchObject({ code: "timeout", message });
    clock.tick(10_000);
  }
  expect(script.commands.map(([tool]) => tool)).toEqual(["sh", "cat"]);
});

test("reading ends whatever the file is, and its name is never part of the script", async () => {
  const directory = await mkdtemp(join(tmpdir(), "counter-"));
  const read = async (file: string) => {
    const [shell = "", ...rest] = readCommand(file);
    return await promisify(execFile)(shell, rest).then(
      ({ stdout }) => stdout.length,
      (error: { code: number }) => readFaults[error.code]?.("it"),
    );
  };
  try {
    await writeFile(join(directory, "$(exit 9) '\""), "41\n");
    await writeFile(join(directory, "big"), "1".repeat(1e6));
    await symlink("/dev/zero", join(directory, "zero"));
    expect(await read(join(directory, "$(exit 9) '\""))).toBe(3);
    expect(await read(join(directory, "big"))).toBe(32 * 1024);
    expect(await read(join(directory, "zero"))).toBe("it is not a plain file");
    expect(await read(directory)).toBe("it is not a plain file");
    expect(await read(join(directory, "absent"))).toBe("there is no file it in the container");
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("who may not exec runs nothing, and the right that is missing is named", async () => {
  const { script, reader } = setUp();
  script.mayExec = false;
  expect(await reader.read(unannotated, signal)).toEqual({
    ok: false,
    code: "forbidden",
    message: "looking for the counter's file by exec needs the right to create pods/exec in namespace default",
  });
  expect(script.commands).toEqual([]);
});

test("for the fleet, and where another way is annotated or was refused, no file is read", async () => {
  const { script, reader } = setUp();
  for (const pod of [
    target({ config: { file: "/data/n", refused: [] }, closeness: "fleet" }),
    target({ config: { path: "/visits", refused: [] } }),
    target({ config: { refused: ["counter-file is refused."] } }),
  ]) {
    expect(await reader.read(pod, signal)).toBeUndefined();
  }
  expect(script.commands).toEqual([]);
});
