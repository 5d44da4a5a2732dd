import type { Clock } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { AppError } from "../../errors.ts";
import { type LogFrame, logTailUsual } from "../../protocol/log-frame.ts";
import type { LogQuery } from "../../protocol/log-query.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import { ordinalOf } from "../../statefulset/board/join-board.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import type { LifeRecorder } from "../life-recorder.ts";
import { missingRight } from "../missing-right.ts";
import { ndjsonResponse } from "../ndjson-response.ts";
import type { LogSource } from "./follow-container.ts";
import { LogGatherer } from "./gather-logs.ts";

interface LogDeskOptions {
  clock: Clock;
  cluster: Cluster;
  lives: LifeRecorder;
}

/** Logs that are read at once, by everybody. */
export const logReadersMax = 40;

/** Where logs of one cluster are asked for, with the rights of whoever asks. Owned by the session; `close` ends all that are open. */
export class LogDesk {
  readonly #options: LogDeskOptions;
  readonly #open = new Set<AbortController>();

  constructor(options: LogDeskOptions) {
    this.#options = options;
  }

  /** Answers with the log, as it comes. Throws AppError: not_found, busy, forbidden (nobody reads logs here), before anything is sent. */
  answer(address: SetAddress, query: LogQuery, signal: AbortSignal): Response {
    const { cluster } = this.#options;
    const { namespace, name } = address;
    const off = cluster.asPerson().readsAreOff;
    if (off !== undefined) throw new AppError("forbidden", off);
    if (!cluster.cache.find("statefulsets", namespace, name))
      throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
    if (query.pod !== undefined && parseOrdinal(query.pod)?.parent !== name)
      throw new AppError("not_found", `${query.pod} is no pod of StatefulSet ${namespace}/${name}.`);
    if (this.#open.size >= logReadersMax)
      throw new AppError("busy", `${logReadersMax} logs are being read already; close some pages and try again.`);
    const reader = new AbortController();
    this.#open.add(reader);
    const leave = () => {
      reader.abort();
      this.#open.delete(reader);
      signal.removeEventListener("abort", leave);
    };
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    return ndjsonResponse(this.#frames(address, query, reader.signal, leave), leave);
  }

  close(): void {
    for (const reader of this.#open) reader.abort();
  }

  async *#frames(address: SetAddress, query: LogQuery, signal: AbortSignal, leave: () => void): AsyncGenerator<readonly LogFrame[], void> {
    const { namespace } = address;
    const { pod, ...asked } = query;
    const gatherer = new LogGatherer({
      source: this.#source(address),
      asked: {
        ...asked,
        follow: asked.follow && !asked.previous,
        tail: asked.tail ?? (asked.since === undefined ? logTailUsual : undefined),
      },
      pods: () => (pod === undefined ? this.#podsOf(address) : [pod]),
      onPod: (listener) => this.#onPod(address, listener),
      signal,
    });
    try {
      yield* gatherer.read();
      if (!signal.aborted) yield [{ end: true }];
    } catch (error) {
      if (!(error instanceof AppError && error.code === "forbidden")) throw error;
      yield [{ dark: missingRight({ verb: "get", resource: "pods/log" }, namespace, this.#options.cluster.user) }];
    } finally {
      leave();
    }
  }

  #source({ namespace, name }: SetAddress): LogSource {
    const { clock, cluster, lives } = this.#options;
    const { cache } = cluster;
    return {
      clock,
      findPod: (podName) => {
        const set = cache.find("statefulsets", namespace, name);
        const pod = cache.find("pods", namespace, podName);
        return set && pod && ordinalOf(pod, set) !== undefined ? pod : undefined;
      },
      lives: (podName) => lives.story(cache.find("statefulsets", namespace, name)?.uid ?? "", podName).lives,
      open: (podName, query, signal) =>
        cluster.asPerson().stream({ resource: "pods", namespace, name: podName, subresource: "log" }, query, signal),
    };
  }

  /** The names of the set's pods in the order of their ordinals. */
  #podsOf({ namespace, name }: SetAddress): readonly string[] {
    const { cache } = this.#options.cluster;
    const set = cache.find("statefulsets", namespace, name);
    if (!set) return [];
    return [...cache.inNamespace("pods", namespace)]
      .map((pod) => ({ name: pod.name, ordinal: ordinalOf(pod, set) }))
      .filter(({ ordinal }) => ordinal !== undefined)
      .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0))
      .map((pod) => pod.name);
  }

  #onPod({ namespace, name }: SetAddress, listener: (podName: string) => void): () => void {
    return this.#options.cluster.cache.subscribe((change) => {
      if (change.type === "status" || change.kind !== "pods" || change.object.namespace !== namespace) return;
      if (parseOrdinal(change.object.name)?.parent === name) listener(change.object.name);
    });
  }
}
