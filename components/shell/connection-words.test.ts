import { describe, expect, it } from "vitest";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { connectionWords } from "./connection-words.ts";

const status = (change: Partial<ClusterStatus>) =>
  ({ phase: "live", since: "2026-01-01T00:00:00Z", asOf: "2026-01-01T00:01:00Z", ...change }) as ClusterStatus;
const live = { phase: "live", since: 0, skewMs: 0 } as const;

describe("how fresh the page is", () => {
  it("is live only when the browser hears the explorer and the explorer the cluster", () => {
    expect(connectionWords(live, status({}))).toEqual({ tone: "live", word: "Live" });
    expect(connectionWords(live, undefined).word).toBe("Connecting");
  });

  it("is the worse of the two: an explorer that is not heard comes before what it last said of the cluster", () => {
    const words = connectionWords(
      { phase: "reconnecting", since: 7, reason: "The explorer does not answer." },
      status({ phase: "forbidden" }),
    );
    expect(words).toEqual({ tone: "wait", word: "Reconnecting", since: 7, reason: "The explorer does not answer." });
  });

  it("says since when, as of when, and why the cluster is not heard", () => {
    expect(connectionWords(live, status({ phase: "reconnecting", reason: "connection refused" }))).toEqual({
      tone: "wait",
      word: "Reconnecting",
      since: "2026-01-01T00:00:00Z",
      asOf: "2026-01-01T00:01:00Z",
      reason: "connection refused",
    });
  });

  it("is red for what will not mend by itself", () => {
    expect(connectionWords(live, status({ phase: "forbidden" })).tone).toBe("fail");
    expect(connectionWords(live, status({ phase: "gone" })).tone).toBe("fail");
  });
});
