import { type Clock, toTimestamp } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import { AppError, describeError } from "../errors.ts";
import type { ClusterStatus, KindStatus } from "../protocol/cluster-status.ts";
import type { Topic } from "../protocol/topic.ts";
import { type Kind, kindNames } from "../statefulset/objects/kinds.ts";
import { switchedOff } from "./cluster-status.ts";
import type { ClusterChoice } from "./find-choice.ts";
import type { Logger } from "./log.ts";
import { Session } from "./session.ts";
import { StreamHub } from "./stream/stream-hub.ts";

export interface SwitchboardOptions {
  clock: Clock;
  log: Logger;
  readOnly: boolean;
  newEpoch: () => string;
  /** Opens the cluster that is meant, or throws an AppError that says in a sentence why not. */
  open: (choice: ClusterChoice) => Promise<{ cluster: Cluster; prober: Prober; time?: Pick<Clock, "now"> }>;
  /** Contexts that one may switch to, by name; read anew each time, since the kubeconfig is a file that others change. */
  contexts: () => Promise<readonly { name: string; choice: ClusterChoice }[]>;
  onMarkToWire?: (seconds: number) => void;
}

/** Pauses between attempts to open the chosen cluster, in milliseconds: the last one repeats. */
const openPausesMs: readonly number[] = [1_000, 2_000, 5_000, 10_000, 15_000];

/**
 * Which cluster is shown, and the hub through which it is. A chosen cluster that does not answer is a state with its cause, tried again
 * until it does; never another cluster instead. Switching opens the new one first: if that fails everything stays as it was.
 */
export class Switchboard {
  readonly #options: SwitchboardOptions;
  #choice: ClusterChoice;
  #session: Session | undefined;
  #hub: StreamHub;
  #failure: { since: number; error: unknown } | undefined;
  #contexts: readonly string[] = [];
  #cancelRetry: (() => void) | undefined;
  #ended = false;

  constructor(choice: ClusterChoice, options: SwitchboardOptions) {
    this.#choice = choice;
    this.#options = options;
    this.#hub = this.#createHub();
  }

  get hub(): StreamHub {
    return this.#hub;
  }

  /** The cluster's session. Throws AppError (unavailable) with the cause while there is none. */
  get session(): Session {
    if (this.#session) return this.#session;
    throw new AppError(
      "unavailable",
      this.#failure ? describeError(this.#failure.error) : "The cluster is being opened; try again in a moment.",
    );
  }

  /** The session if there is one. */
  findSession(): Session | undefined {
    return this.#session;
  }

  /** True from the first full sync on. */
  isReady(): boolean {
    return !this.#ended && (this.#session?.cluster.cache.isSynced() ?? false);
  }

  /** Opens the chosen cluster, trying again until it answers. Resolves after the first attempt, whatever came of it. */
  async start(attempt = 0): Promise<void> {
    try {
      await this.#show(this.#choice);
    } catch (error) {
      if (this.#ended) return;
      this.#options.log.warn({ error: describeError(error) }, "the cluster could not be opened");
      this.#failure = { since: this.#failure?.since ?? this.#options.clock.now(), error };
      this.#hub.markAll();
      const pause = openPausesMs[Math.min(attempt, openPausesMs.length - 1)] ?? 0;
      this.#cancelRetry = this.#options.clock.after(pause, () => void this.start(attempt + 1));
    }
  }

  /** Shows another cluster to everybody. Throws AppError: not_found for a context that does not exist, or why it could not be opened. */
  async switchTo(context: string): Promise<void> {
    const known = await this.#options.contexts();
    const found = known.find(({ name }) => name === context);
    if (!found)
      throw new AppError("not_found", `There is no context of that name. Known: ${known.map(({ name }) => name).join(", ") || "none"}.`);
    await this.#show(found.choice);
  }

  /** Says goodbye: from now on it is not ready, streams are ended and new ones refused. Plain requests are answered until `close`. */
  leave(): void {
    this.#ended = true;
    this.#cancelRetry?.();
    this.#hub.end();
  }

  async close(): Promise<void> {
    this.leave();
    await this.#session?.close();
  }

  async #show(choice: ClusterChoice): Promise<void> {
    const { cluster, prober, time } = await this.#options.open(choice);
    if (this.#ended) {
      prober.close();
      await cluster.close();
      throw new AppError("unavailable", "The explorer is ending.");
    }
    this.#cancelRetry?.();
    this.#contexts = (await this.#options.contexts()).map(({ name }) => name);
    const before = this.#session;
    const hubBefore = this.#hub;
    this.#choice = choice;
    this.#failure = undefined;
    const session = new Session({
      cluster,
      prober,
      time,
      clock: this.#options.clock,
      surroundings: () => ({ contexts: this.#contexts, readOnly: this.#options.readOnly }),
      mark: (key) => this.#hub.mark(key),
    });
    this.#session = session;
    this.#hub = this.#createHub();
    const { source, context, server, version, user, namespaces } = cluster;
    this.#options.log.info({ source, context, server, version, user, namespaces }, "the cluster is open");
    cluster.start();
    // Viewers of the cluster before are sent away, and come back to this one: an epoch never mixes two clusters.
    hubBefore.end();
    await before?.close();
  }

  #createHub(): StreamHub {
    const { clock, newEpoch, onMarkToWire } = this.#options;
    const hub: StreamHub = new StreamHub({
      clock,
      epoch: newEpoch(),
      documentOf: (topic) => this.documentOf(topic),
      aheadMs: () => this.#session?.cluster.aheadMs ?? 0,
      onInterest: (topics) => {
        if (hub === this.#hub) this.#session?.look(topics);
      },
      ...(onMarkToWire ? { onMarkToWire } : {}),
    });
    return hub;
  }

  /** What the topic shows now, also while no cluster could be opened. */
  documentOf(topic: Topic): unknown {
    if (this.#session) return this.#session.documentOf(topic);
    return topic.kind === "status" ? this.#statusWithoutCluster() : topic.kind === "fleet" ? { sets: {}, dark: {} } : undefined;
  }

  #statusWithoutCluster(): ClusterStatus {
    const since = toTimestamp(this.#failure?.since ?? this.#options.clock.now());
    const phase = this.#failure ? "reconnecting" : "starting";
    const reason = this.#failure ? { reason: describeError(this.#failure.error) } : {};
    const kind: KindStatus = { phase, since, objects: 0 };
    return {
      source: this.#choice.source,
      context: this.#choice.context ?? this.#choice.source,
      contexts: this.#contexts,
      server: "",
      readOnly: this.#options.readOnly,
      ...switchedOff(this.#choice.source, this.#options.readOnly),
      phase,
      since,
      ...reason,
      insecure: false,
      kinds: Object.fromEntries(kindNames.map((name) => [name, kind])) as Record<Kind, KindStatus>,
    };
  }
}
