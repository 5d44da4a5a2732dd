import { apply, diff } from "@/lib/protocol/merge-patch.ts";
import type { Connection, TopicFrame } from "./hub-message.ts";

/**
 * What a tab knows of one topic. loading: nothing heard yet; live; stale: the document stays, as of `since`; absent: the explorer says
 * that there is no such thing. `since` is in milliseconds of this browser's clock.
 */
export interface TopicState<Document = unknown> {
  phase: "loading" | "live" | "stale" | "absent";
  document?: Document;
  since: number;
  message?: string;
}

export const loadingTopic: TopicState<never> = { phase: "loading", since: 0 };

/** The state after a frame. What did not change in the document keeps its identity, through snapshots too. */
export function hearFrame(state: TopicState, frame: TopicFrame, now: number): TopicState {
  if (frame.type === "absent") return { phase: "absent", since: now, message: frame.message };
  if (frame.type === "patch") {
    return state.document === undefined ? state : { ...state, document: apply(state.document, frame.patch) };
  }
  const since = state.phase === "live" ? state.since : now;
  return { phase: "live", since, document: shareStructure(state.document, frame.state) };
}

/** The state after the connection changed: data stays, and is marked stale while nothing is heard. */
export function hearConnection(state: TopicState, connection: Connection, now: number): TopicState {
  const isLive = connection.phase === "live";
  if (state.phase === "live" && !isLive) return { ...state, phase: "stale", since: now, ...messageOf(connection) };
  if (state.phase === "stale" && isLive)
    return { phase: "live", since: now, ...(state.document === undefined ? {} : { document: state.document }) };
  if (state.phase === "loading" && state.message !== connection.reason) return { ...loadingTopic, ...messageOf(connection) };
  return state;
}

function messageOf(connection: Connection): { message?: string } {
  return connection.reason === undefined ? {} : { message: connection.reason };
}

function shareStructure(before: unknown, after: unknown): unknown {
  if (before === undefined) return after;
  const patch = diff(before, after);
  return patch === undefined ? before : apply(before, patch);
}
