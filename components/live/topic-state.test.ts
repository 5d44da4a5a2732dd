import { describe, expect, it } from "vitest";
import type { Connection } from "./hub-message.ts";
import { hearConnection, hearFrame, loadingTopic, type TopicState } from "./topic-state.ts";

const live: Connection = { phase: "live", since: 0, skewMs: 0 };
const lost: Connection = { phase: "reconnecting", since: 0, reason: "The explorer does not answer." };
const snapshot = (state: unknown) => ({ type: "snapshot", topic: "fleet", state }) as const;
const rows = { a: { ready: 1 }, b: { ready: 2 } };

function rowsOf(state: TopicState): typeof rows {
  return (state.document as { sets: typeof rows }).sets;
}

describe("a topic's state", () => {
  it("keeps the identity of every row that a patch does not touch", () => {
    const before = hearFrame(loadingTopic, snapshot({ sets: rows }), 1);
    const after = hearFrame(before, { type: "patch", topic: "fleet", patch: { sets: { b: { ready: 3 } } } }, 2);
    expect(rowsOf(after).a).toBe(rowsOf(before).a);
    expect(rowsOf(after).b).toEqual({ ready: 3 });
  });

  it("keeps the identity of equal rows through a new snapshot, so that a reconnect paints nothing", () => {
    const before = hearFrame(loadingTopic, snapshot({ sets: rows }), 1);
    const same = hearFrame(before, snapshot(structuredClone({ sets: rows })), 2);
    expect(same.document).toBe(before.document);
    const changed = hearFrame(before, snapshot({ sets: { ...structuredClone(rows), b: { ready: 9 } } }), 3);
    expect(rowsOf(changed).a).toBe(rowsOf(before).a);
  });

  it("keeps the data when the connection is lost, says since when and why, and is live again with it", () => {
    const before = hearFrame(loadingTopic, snapshot({ sets: rows }), 1);
    const stale = hearConnection(before, lost, 50);
    expect(stale).toEqual({ phase: "stale", since: 50, document: { sets: rows }, message: "The explorer does not answer." });
    expect(hearConnection(stale, lost, 60)).toBe(stale);
    expect(hearConnection(stale, live, 70)).toEqual({ phase: "live", since: 70, document: { sets: rows } });
  });

  it("says what is missing, and takes a later snapshot", () => {
    const absent = hearFrame(loadingTopic, { type: "absent", topic: "fleet", message: "There is no such set." }, 5);
    expect(absent).toEqual({ phase: "absent", since: 5, message: "There is no such set." });
    expect(hearFrame(absent, snapshot({ sets: rows }), 6).phase).toBe("live");
  });

  it("ignores a patch to nothing", () => {
    expect(hearFrame(loadingTopic, { type: "patch", topic: "fleet", patch: { sets: {} } }, 1)).toBe(loadingTopic);
  });
});
