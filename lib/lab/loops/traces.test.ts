import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkTrace } from "../testing/check-trace.ts";
import { countRecordings, listRecordings, ownRecordings, recordingsDirectory, recordingsOf } from "../testing/conformance-directory.ts";
import { notePlayed } from "../testing/note-played.ts";

const seed = 7;
const names = listRecordings("traces");

test("the product's own copies of the recordings are all there", () => {
  expect(listRecordings("traces", ownRecordings).length).toBeGreaterThanOrEqual(70);
});

test(`there are recordings in ${recordingsDirectory}`, (context) => {
  const { traces, http, node } = countRecordings();
  notePlayed(context, `${traces} traces, ${http} dialogues over HTTP, ${node} of a node`);
});

test("a directory without any recording is an error, not a success", () => {
  const empty = mkdtempSync(join(tmpdir(), "statefulset-explorer-recordings-"));
  expect(() => countRecordings(empty)).toThrow("No recordings in");
  rmSync(empty, { recursive: true });
});

/** After every step the same state at rest, the same answers and Events, the same order of pods. */
describe.runIf(names.length > 0)("traces", () => {
  test.for(names)("%s", (name, context) => {
    const { steps, objects, events, faults } = checkTrace(recordingsOf("traces"), name, seed);
    if (faults.length > 0)
      throw new Error(`${name} (seed ${seed}) goes otherwise than recorded after ${steps} steps:\n${faults.join("\n")}`);
    notePlayed(context, `${steps} steps, ${objects} objects at the end, ${events} Events`);
  });
});
