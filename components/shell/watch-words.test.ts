import { expect, it } from "vitest";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { sparedWords, watchWords } from "./watch-words.ts";

const forbidden = { phase: "forbidden", since: "", objects: 0 } as const;
const live = { ...forbidden, phase: "live" } as const;

it("is calm about what is live, and about kinds that the board can do without", () => {
  expect(watchWords("pods", live)).toEqual({ words: "live", isCalm: true });
  for (const kind of ["persistentvolumes", "storageclasses", "nodes"] as const) {
    expect(watchWords(kind, forbidden)).toEqual({ words: "not listed", isCalm: true });
    expect(watchWords(kind, { ...forbidden, phase: "reconnecting" }).isCalm).toBe(false);
  }
});

it("says of a kind that the board needs that it is forbidden, and where, if not everywhere", () => {
  expect(watchWords("pods", forbidden)).toEqual({ words: "forbidden", isCalm: false });
  expect(watchWords("pods", { ...forbidden, forbiddenIn: ["shop", "billing"] })).toEqual({
    words: "not in shop and billing",
    isCalm: false,
  });
});

it("says once what is missing with kinds that are not listed, and nothing where all are", () => {
  const status = (nodes: typeof live | typeof forbidden) =>
    ({ source: "in-cluster", kinds: { pods: forbidden, nodes } }) as unknown as ClusterStatus;
  expect(sparedWords(status(forbidden))).toContain("the account has no right to it");
  expect(sparedWords(status(live))).toBeUndefined();
});
