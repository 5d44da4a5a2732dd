import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import type { Tone } from "../encoding/slot-state.ts";
import type { Connection } from "../live/hub-message.ts";

/** How fresh what is on the screen is, in one word, with the moments that the screen counts from. */
export interface ConnectionWords {
  tone: Tone;
  word: string;
  /** Since when in this state: of this browser's clock (milliseconds), or of the server's (RFC 3339). */
  since?: number | string;
  /** The data is as of this moment of the server's clock. */
  asOf?: string;
  reason?: string;
}

/** The worse of two: how the browser hears the explorer, and how the explorer hears the cluster. */
export function connectionWords(connection: Connection, status: ClusterStatus | undefined): ConnectionWords {
  if (connection.phase === "reconnecting") {
    const reason = connection.reason ?? "The explorer does not answer.";
    return { tone: "wait", word: "Reconnecting", since: connection.since, reason };
  }
  if (connection.phase === "connecting" || !status) return { tone: "wait", word: "Connecting" };
  const { since, asOf } = status;
  const moments = { since, ...(asOf === undefined ? {} : { asOf }), ...(status.reason === undefined ? {} : { reason: status.reason }) };
  switch (status.phase) {
    case "live":
      return { tone: "live", word: "Live" };
    case "starting":
      return { tone: "wait", word: "Listing", since, ...(status.reason === undefined ? {} : { reason: status.reason }) };
    case "reconnecting":
      return { tone: "wait", word: "Reconnecting", ...moments };
    case "forbidden":
      return { tone: "fail", word: "Forbidden", ...moments };
    case "gone":
      return { tone: "fail", word: "Not served", ...moments };
  }
}
