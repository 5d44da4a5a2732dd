import type { Clock } from "../clock.ts";
import type { CacheChange, Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import { Memo } from "../memo.ts";
import type { ActionRequest } from "../protocol/actions/action-request.ts";
import type { ActionResponse, ActionsResponse } from "../protocol/actions/action-response.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import type { SetEvents } from "../protocol/set-event.ts";
import type { SrvResponse } from "../protocol/srv-response.ts";
import type { Topic } from "../protocol/topic.ts";
import type { Board } from "../statefulset/board/board.ts";
import type { Fleet } from "../statefulset/board/fleet.ts";
import { controllerOf } from "../statefulset/objects/meta.ts";
import type { Pod } from "../statefulset/objects/pod.ts";
import { Once } from "./actions/once.ts";
import { performAction } from "./actions/perform-action.ts";
import { setActions } from "./actions/set-actions.ts";
import { affectedSets } from "./affected-sets.ts";
import { ClaimIndex } from "./claim-index.ts";
import { clusterStatus, type StatusSurroundings } from "./cluster-status.ts";
import { CopyDesk } from "./copies/copy-desk.ts";
import { fleetDark } from "./dark-columns.ts";
import { FleetRows } from "./fleet-rows.ts";
import { Glances } from "./glances.ts";
import { LifeRecorder } from "./life-recorder.ts";
import { LogDesk } from "./logs/log-desk.ts";
import { PodsInView } from "./pods-in-view.ts";
import { RolloutRecorder } from "./rollout/rollout-recorder.ts";
import { setAbsence } from "./set-absence.ts";
import { setEvents } from "./set-events.ts";
import { type BoardMemo, readSet, type SetReading } from "./set-reader.ts";
import { setSrv } from "./set-srv.ts";
import { type AboutSet, setTopics } from "./set-topics.ts";
import { TopicsOfSets } from "./topics-of-sets.ts";
import { VisitDesk } from "./visits/visit-desk.ts";

export interface SessionOptions {
  clock: Clock;
  /** The cluster's time where it is not ours, as a lab's that runs faster. */
  time?: Pick<Clock, "now"> | undefined;
  cluster: Cluster;
  prober: Prober;
  surroundings: () => StatusSurroundings;
  /** Something about the topic may have changed. */
  mark: (topicKey: string) => void;
}

/**
 * One cluster as it is being looked at: its cache's changes become marks, marks become documents, documents become what is probed. Made for
 * each cluster that is chosen, ended with it; owns cluster and prober.
 */
export class Session {
  readonly cluster: Cluster;
  readonly prober: Prober;
  /** Where logs are asked for. */
  readonly logs: LogDesk;
  /** Where visits are asked for. */
  readonly visits: VisitDesk;
  /** What is written down of every set. */
  readonly recorder: RolloutRecorder;
  /** Where runs on copies are asked for. */
  readonly copies: CopyDesk;
  readonly #options: SessionOptions;
  readonly #claims = new ClaimIndex();
  readonly #lives = new LifeRecorder();
  readonly #unsubscribe: (() => void)[];
  readonly #rows = new FleetRows();
  readonly #podsInView = new PodsInView();
  readonly #topicsOfSets = new TopicsOfSets();
  readonly #glances: Glances;
  readonly #once: Once<ActionResponse>;
  readonly #memos = new Map<string, BoardMemo>();
  #interest: ReadonlyMap<string, Topic> = new Map();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.cluster = options.cluster;
    this.prober = options.prober;
    this.#once = new Once(options.clock);
    this.visits = new VisitDesk(options);
    this.recorder = new RolloutRecorder(options);
    this.copies = new CopyDesk({ clock: options.clock, time: options.time ?? options.clock, cluster: options.cluster });
    this.logs = new LogDesk({ clock: options.clock, cluster: options.cluster, lives: this.#lives });
    this.#glances = new Glances({
      clock: options.clock,
      prober: options.prober,
      onEnd: (key) => {
        this.#podsInView.dropBoard(key);
        this.#want();
      },
    });
    this.#unsubscribe = [
      options.cluster.cache.subscribe((change) => this.#observe(change)),
      options.prober.subscribe((podUid) => this.#observeReading(podUid)),
    ];
  }

  /** What the topic shows now; undefined when its object does not exist. */
  documentOf(topic: Topic): unknown {
    switch (topic.kind) {
      case "status":
        return clusterStatus(this.cluster, this.#options.surroundings());
      case "fleet":
        return this.fleet();
      case "set":
        return this.#boardInView(topic.namespace, topic.name);
      case "events":
      case "storage":
      case "network":
      case "probes":
      case "topology":
      case "rollout":
      case "pod":
        return this.#setDocument(topic);
    }
  }

  /** Every set. Joins only what changed since it was last asked for. */
  fleet(): Fleet {
    const sets = this.#rows.all(this.cluster.cache.all("statefulsets"), (key, namespace, name) => {
      const reading = this.#read(namespace, name);
      if (reading) this.#podsInView.setRow(key, reading.targets("fleet"));
      return reading?.board;
    });
    if (this.#interest.has("fleet")) this.#want();
    return { sets, dark: fleetDark(this.cluster) };
  }

  /** One set's board. Throws AppError (not_found). */
  getBoard(namespace: string, name: string): Board {
    const reading = this.#read(namespace, name);
    if (!reading) throw setAbsence(this.cluster, namespace, name);
    return reading.board;
  }

  /**
   * The board for somebody who asks once: its pods are asked too, as if it were in view for a while, and the answer waits a moment for what
   * they say. Throws AppError (not_found).
   */
  async glance(namespace: string, name: string): Promise<Board> {
    const reading = this.#read(namespace, name);
    if (!reading) throw setAbsence(this.cluster, namespace, name);
    const key = `glance:${namespace}/${name}`;
    const targets = reading.targets("board");
    this.#podsInView.setBoard(key, targets);
    this.#glances.begin(key);
    this.#want();
    await this.#glances.answered([...targets.values()].filter(({ ending }) => !ending).map(({ podUid }) => podUid));
    return this.getBoard(namespace, name);
  }

  /** Events of one set, its pods and its claims. Throws AppError (not_found). */
  getEvents(namespace: string, name: string): SetEvents {
    const set = this.cluster.cache.find("statefulsets", namespace, name);
    if (!set) throw setAbsence(this.cluster, namespace, name);
    return setEvents(this.cluster.cache, set);
  }

  /** SRV records of the set's governing Service, asked now. Throws AppError, see setSrv. */
  lookUpServices(address: SetAddress): Promise<SrvResponse> {
    return setSrv({ cluster: this.cluster, prober: this.#options.prober }, address);
  }

  /** What the person may do to the set. Throws AppError, see setActions. */
  offers(address: SetAddress, signal: AbortSignal): Promise<ActionsResponse> {
    return setActions(this.cluster, address, signal);
  }

  /** Does what the person asked for. Throws AppError, see performAction. */
  async perform(address: SetAddress, request: ActionRequest): Promise<ActionResponse> {
    const set = this.cluster.cache.find("statefulsets", address.namespace, address.name);
    const done = await performAction({ cluster: this.cluster, once: this.#once }, address, request);
    if (set && !request.dryRun) this.recorder.noteAction(set.uid, request, this.cluster.user);
    return done;
  }

  /** Which topics are in view: only their pods are probed. */
  look(topics: ReadonlyMap<string, Topic>): void {
    this.#interest = topics;
    this.#topicsOfSets.look(topics);
    for (const key of this.#podsInView.boards()) if (!topics.has(key) && !this.#glances.has(key)) this.#podsInView.dropBoard(key);
    for (const key of this.#memos.keys()) if (!topics.has(key)) this.#memos.delete(key);
    for (const topic of topics.values()) {
      if (topic.kind === "set" && !this.#podsInView.hasBoard(topic.key)) this.#boardInView(topic.namespace, topic.name);
    }
    if (!topics.has("fleet")) {
      this.#rows.clear();
      this.#podsInView.dropRows();
    }
    this.#want();
  }

  async close(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#glances.close();
    this.logs.close();
    this.visits.close();
    await this.copies.close();
    this.#options.prober.close();
    await this.cluster.close();
  }

  #setDocument(topic: AboutSet): unknown {
    const { namespace, name } = topic;
    const set = this.cluster.cache.find("statefulsets", namespace, name);
    if (!set) return undefined;
    // The board is in view beside its tabs: its rows are made once for both.
    const memo = this.#memos.get(`set:${namespace}/${name}`);
    const board = () => this.#read(namespace, name, memo)?.board ?? this.getBoard(namespace, name);
    const sources = { cluster: this.cluster, prober: this.#options.prober, recorder: this.recorder, board };
    return topic.kind === "pod" ? setTopics.pod?.(sources, set, topic) : setTopics[topic.kind]?.(sources, set, topic);
  }

  #read(namespace: string, name: string, memo?: BoardMemo): SetReading | undefined {
    return readSet(
      { cluster: this.cluster, prober: this.#options.prober, claims: this.#claims, lives: this.#lives },
      namespace,
      name,
      memo,
    );
  }

  #boardInView(namespace: string, name: string): Board | undefined {
    const key = `set:${namespace}/${name}`;
    const memo = this.#memos.get(key) ?? { slots: new Memo(), targets: new Memo() };
    const reading = this.#read(namespace, name, memo);
    if (this.#interest.has(key)) this.#memos.set(key, memo);
    if (this.#interest.has(key)) {
      if (reading) this.#podsInView.setBoard(key, reading.targets("board"));
      else this.#podsInView.dropBoard(key);
      this.#want();
    }
    return reading?.board;
  }

  #want(): void {
    this.#options.prober.want(this.#podsInView.wanted(this.#interest.has("fleet")));
  }

  #observe(change: CacheChange): void {
    this.#claims.observe(change);
    this.recorder.observe(change);
    if (change.type === "status") {
      this.#options.mark("status");
      this.#markEverything();
      return;
    }
    if (change.kind === "pods" && change.type !== "deleted") {
      const { namespace } = change.object;
      this.#lives.see(change.object, (claim) => this.cluster.cache.find("persistentvolumeclaims", namespace, claim)?.volumeName);
    }
    if (change.kind === "pods") this.#observeLife(change);
    if (this.#interest.size === 0) {
      this.#rows.clear();
      return;
    }
    const { sets, asides } = affectedSets(change, this.cluster.cache);
    for (const key of sets) this.#markSet(key);
    for (const key of asides) this.#markTopics(key);
  }

  #observeLife({ type, object: { name, uid, ...pod } }: { type: string; object: Pod }): void {
    const owner = controllerOf(pod);
    if (owner?.kind !== "StatefulSet") return;
    const life = { setUid: owner.uid, podName: name, podUid: uid };
    if (type === "deleted") this.#options.prober.gone(life);
    if (type === "added") this.#options.prober.came(life);
  }

  #observeReading(podUid: string): void {
    for (const key of this.#podsInView.boardsWith(podUid)) {
      this.#options.mark(key);
      this.#markTopics(key.slice(key.indexOf(":") + 1));
    }
    for (const key of this.#podsInView.rowsWith(podUid)) {
      this.#rows.delete(key);
      this.#options.mark("fleet");
    }
  }

  #markSet(key: string): void {
    this.#rows.delete(key);
    this.#podsInView.dropRow(key);
    this.#options.mark(`set:${key}`);
    this.#options.mark("fleet");
    this.#markTopics(key);
  }

  #markTopics(setKey: string): void {
    for (const key of this.#topicsOfSets.of(setKey)) this.#options.mark(key);
  }

  #markEverything(): void {
    this.#rows.clear();
    for (const key of this.#interest.keys()) this.#options.mark(key);
  }
}
