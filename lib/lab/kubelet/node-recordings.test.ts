import { describe, expect, test } from "vitest";
import { checkNode } from "../testing/check-node.ts";
import { listRecordings, ownRecordings } from "../testing/conformance-directory.ts";
import { notePlayed } from "../testing/note-played.ts";

const seed = 7;
const names = listRecordings("node");
/** Recordings that the lab does not follow yet, and why; one that it has come to follow is to be taken off. */
const notYet: Readonly<Record<string, string>> = {};

test("the product's own copies of the recordings are all there", () => {
  expect(listRecordings("node", ownRecordings).length).toBeGreaterThanOrEqual(17);
});

/** The same order of states of pods, claims and endpoints, the same Events, at about the same times. */
describe.runIf(names.length > 0)("a node", () => {
  test.for(names)("%s", async (name, context) => {
    const { steps, states, events, unheard, faults } = await checkNode(name, seed);
    const reason = notYet[name];
    if (reason !== undefined) {
      expect(faults, `${name} goes as recorded: take it off the list`).not.toEqual([]);
      notePlayed(context, `not yet: ${reason}`);
      return;
    }
    if (faults.length > 0) throw new Error(`${name} goes otherwise than recorded:\n${faults.join("\n")}`);
    const left = unheard.length > 0 ? `; left to kubectl: ${unheard.join(", ")}` : "";
    notePlayed(context, `${steps} steps, ${states} states, ${events} Events${left}`);
  });
});
