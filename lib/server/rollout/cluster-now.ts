import type { Clock } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";

/** A stamp that is further ahead than this of what the server's answers tell is of another time, as of a restored cluster's. */
const believedMs = 60_000;

/**
 * What time it is by the cluster's clock: ours, with the difference that its answers have told, and never before what the API server itself has stamped
 * since. So what an API server does that is a second ahead is told of in its own order.
 */
export class ClusterNow {
  readonly #clock: Clock;
  readonly #cluster: Pick<Cluster, "aheadMs">;
  readonly #time: Pick<Clock, "now"> | undefined;
  #told = 0;
  #aheadMs = 0;

  /** `time`: the cluster's own, where it is at hand. */
  constructor(clock: Clock, cluster: Pick<Cluster, "aheadMs">, time?: Pick<Clock, "now">) {
    this.#time = time === clock ? undefined : time;
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /** Hears a moment (ms since 1970) that the API server has stamped (not a node, whose clock may be anywhere). */
  hear(moment: number | undefined): void {
    const ahead = (moment ?? 0) - this.#clock.now();
    if (ahead > this.aheadMs && ahead - this.#cluster.aheadMs <= believedMs) this.#aheadMs = ahead;
  }

  /** How far it is ahead of our clock, ms. */
  get aheadMs(): number {
    if (this.#time) return this.#time.now() - this.#clock.now();
    const { aheadMs } = this.#cluster;
    // A new word of the difference is better than what was made of single stamps.
    if (aheadMs !== this.#told) this.#aheadMs = aheadMs;
    this.#told = aheadMs;
    return this.#aheadMs;
  }

  now(): number {
    return Math.round(this.#clock.now() + this.aheadMs);
  }
}
