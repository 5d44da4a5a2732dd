/** How well this browser hears the explorer; how well the explorer hears the cluster is the document of topic `status`. */
export interface Connection {
  phase: "connecting" | "live" | "reconnecting";
  /** Since when, in milliseconds of this browser's clock. */
  since: number;
  reason?: string;
  /** What to add to this browser's clock to read the server's; known from the first word heard. */
  skewMs?: number;
  /** What to add to the server's clock to read the cluster's; known from the first word heard. */
  aheadMs?: number;
}

/** What a tab tells the hub. `want` replaces what it wanted before and renews its lease. */
export type ToHub = { type: "want"; topics: readonly string[] } | { type: "leave" } | { type: "check" };

/** One topic's news: what the stream says of it, parsed. */
export type TopicFrame =
  | { type: "snapshot"; topic: string; state: unknown }
  | { type: "patch"; topic: string; patch: unknown }
  | { type: "absent"; topic: string; message: string };

export type FromHub = TopicFrame | { type: "connection"; connection: Connection };

/** A tab renews its lease this often; browsers slow a hidden tab's timers to one a minute. */
export const renewMs = 30_000;
/** A tab not heard of for this long is taken as closed. A frozen one comes back with its next renewal. */
export const leaseMs = 150_000;
