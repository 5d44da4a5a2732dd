import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Journal } from "./journal.ts";
import type { JournalRecord, KeptState } from "./kept-state.ts";

const all = mkdtempSync(join(tmpdir(), "lab-journal-"));
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(all, "data-"));
});
afterAll(() => rmSync(all, { recursive: true }));

const map = (name: string, value: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "d" }, data: { value } });
const start: KeptState = { version: 1000, randomPosition: 7, nowMs: 5, objects: [{ resource: "configmaps", object: map("a", "0") }] };

function records(): JournalRecord[] {
  const moment = (version: number) => ({ version, randomPosition: version * 3, nowMs: version * 10, resource: "configmaps" as const });
  return [
    { ...moment(1001), type: "ADDED", object: map("b", "1 ☃") },
    { ...moment(1002), type: "MODIFIED", object: map("a", "2\n3") },
    { ...moment(1003), type: "DELETED", namespace: "d", name: "b" },
  ];
}

/** What is kept after the first so many writes. */
function stateAfter(count: number): [number, string[]] {
  const states: [number, string[]][] = [
    [1000, ["a=0"]],
    [1001, ["a=0", "b=1 ☃"]],
    [1002, ["a=2\n3", "b=1 ☃"]],
    [1003, ["a=2\n3"]],
  ];
  return states[count] ?? [0, []];
}

function essence(state: KeptState | undefined): [number, string[]] {
  const names = (state?.objects ?? []).map(({ object }) => `${object.metadata.name}=${(object as ReturnType<typeof map>).data.value}`);
  return [state?.version ?? 0, names.sort()];
}

function written(): string {
  const journal = new Journal(directory);
  journal.writeSnapshot(start);
  for (const record of records()) journal.append(record);
  journal.close();
  return join(directory, "journal-1");
}

describe("a journal", () => {
  test("is read as it was written, with time and randomness going on", () => {
    written();
    const state = new Journal(directory).read();
    expect(essence(state)).toEqual(stateAfter(3));
    expect([state?.randomPosition, state?.nowMs]).toEqual([3009, 10_030]);
  });

  test("that was cut at any byte has every write that was whole, and goes on after the last of them", () => {
    const path = written();
    const bytes = readFileSync(path);
    for (let cut = 0; cut <= bytes.length; cut++) {
      writeFileSync(path, bytes);
      truncateSync(path, cut);
      const whole = bytes.subarray(0, cut).toString("latin1").split("\n").length - 1;
      const journal = new Journal(directory);
      expect(essence(journal.read())).toEqual(stateAfter(whole));
      const next = records()[whole];
      if (next) journal.append(next);
      journal.close();
      expect(essence(new Journal(directory).read())).toEqual(stateAfter(Math.min(3, whole + 1)));
    }
  });

  test.each(["journal-1", "snapshot-1"])(
    "with a changed letter anywhere in %s is refused with the line's number, and left as it is",
    (name) => {
      written();
      const path = join(directory, name);
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at++) {
        const damagedBytes = Buffer.from(bytes);
        damagedBytes[at] = (bytes[at] ?? 0) ^ 1;
        if (damagedBytes.at(-1) !== 10) continue;
        writeFileSync(path, damagedBytes);
        expect(() => new Journal(directory).read()).toThrow(/^The lab's data is damaged at line \d of .* nothing was changed/);
        expect(readFileSync(path)).toEqual(damagedBytes);
      }
    },
  );

  test("from which a line is missing is refused", () => {
    const path = written();
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [lines[0], lines[2], ""].join("\n"));
    expect(() => new Journal(directory).read()).toThrow(/damaged at line 2 of/);
  });

  test("gives way to a snapshot when it is long, and a pair that was left over is not read", () => {
    const old = written();
    const [oldJournal, oldSnapshot] = [readFileSync(old), readFileSync(join(directory, "snapshot-1"))];
    const journal = new Journal(directory, 100);
    const state = journal.read();
    expect(journal.isLong).toBe(true);
    if (state) journal.writeSnapshot(state);
    journal.close();
    expect(readdirSync(directory)).toEqual(["snapshot-2"]);
    writeFileSync(old, oldJournal);
    writeFileSync(join(directory, "snapshot-1"), oldSnapshot);
    appendFileSync(join(directory, "snapshot.draft"), "half a snap");
    expect(essence(new Journal(directory).read())).toEqual(stateAfter(3));
  });

  test("that cannot be written says so and refuses the write", () => {
    const journal = new Journal(directory);
    journal.writeSnapshot(start);
    mkdirSync(join(directory, "journal-1"));
    expect(() => records().map((record) => journal.append(record))).toThrow(/^The lab cannot write to its data directory/);
  });
});
