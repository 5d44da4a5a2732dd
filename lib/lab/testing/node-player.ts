import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { ClusterDns } from "../dns/cluster-dns.ts";
import { Kubelet, type KubeletRooms } from "../kubelet/kubelet.ts";
import { NodeTroubles } from "../kubelet/node-troubles.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { runClaimLoop } from "../loops/claim-loop.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { runSchedulerLoop } from "../loops/scheduler-loop.ts";
import { PodNetwork } from "../network/pod-network.ts";
import { defaultPace } from "../pace.ts";
import { baseImages } from "../programs/base-images.ts";
import { ImageRegistry } from "../programs/image.ts";
import { createRandom } from "../random.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { createBaseObjects } from "../scenarios/base-objects.ts";
import type { Change } from "../store/change.ts";
import { Store } from "../store/store.ts";
import { nodeEssence } from "./node-essence.ts";

export const playedNamespace = "n-played";
/** Turns of the event loop without anything under way after which nothing more comes by itself. */
const quietTurns = 4;
/** Real time that one moment of the clock may take. */
const momentMsMax = 5000;

export interface SeenChange {
  /** Seconds since the player's start. */
  t: number;
  type: Change["type"];
  essence: Record<string, unknown>;
}

/**
 * A cluster of one node, as recordings were made on one, with its scheduler, controllers and claims, on a clock that goes on only while
 * nothing of the node is under way: minutes pass in moments, and always in the same way.
 */
export class NodePlayer {
  readonly clock = new TestClock();
  readonly store: Store;
  kubelet: Kubelet;
  readonly changes: SeenChange[] = [];
  readonly #start = this.clock.now();
  readonly #directory = mkdtempSync(join(tmpdir(), "lab-node-"));
  readonly #stops: (() => void)[] = [];
  readonly #rooms: KubeletRooms;

  constructor(seed: number) {
    const { clock } = this;
    const random = createRandom(seed);
    const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
    this.store = store;
    const recorder = new EventRecorder(store, clock);
    const directories = new VolumeDirectories(this.#directory);
    const loops = { store, clock, random, pace: defaultPace, recorder, directories, provisioners: ["local.test/directory"] };
    const view = { store, network: new PodNetwork(), dns: new ClusterDns(store, clock), random };
    this.#rooms = { ...loops, view, images: new ImageRegistry(baseImages), troubles: new NodeTroubles() };
    this.kubelet = new Kubelet(this.#rooms);
    this.#stops.push(runControllers(loops), runClaimLoop(loops), runSchedulerLoop(loops));
    createBaseObjects(store, clock.now(), 1);
    const standard = store.get("storageclasses", "", "standard");
    if (standard) store.update("storageclasses", { ...standard, provisioner: "local.test/directory" });
    this.kubelet.start();
    this.#stops.push(store.subscribe((change) => this.#notice(change)));
  }

  /** Seconds since the start. */
  get t(): number {
    return (this.clock.now() - this.#start) / 1000;
  }

  /** Goes on to that moment, letting what is under way end at each. */
  async moveTo(t: number, isThere: () => boolean = () => false): Promise<void> {
    const end = this.#start + t * 1000;
    await this.#settle();
    while (!isThere()) {
      const next = this.clock.nextInMs;
      const leftMs = end - this.clock.now();
      if (leftMs <= 0) return;
      this.clock.tick(Math.min(next ?? leftMs, leftMs));
      await this.#settle();
    }
  }

  apply(object: WireObject): void {
    const resource = resourceOf[object.kind];
    if (!resource) throw new Error(`The player cannot apply a ${object.kind}`);
    const metadata = { ...object.metadata, namespace: playedNamespace };
    this.store.create(resource, { ...object, metadata } as never);
  }

  /** Deletes a pod as its API server does, with that grace in seconds. */
  remove(pod: WirePod, grace?: number): void {
    deletePod(this.store, pod, this.clock.now(), grace);
  }

  /** What Events have said so far. */
  events(): string[] {
    return this.store.list("events", playedNamespace).map(({ message }) => message);
  }

  /** Every process of the node ends, and its kubelet begins anew with what the API server knows. */
  async restartNode(): Promise<void> {
    await this.kubelet.close();
    this.kubelet = new Kubelet(this.#rooms);
    this.kubelet.start();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.kubelet.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #settle(): Promise<void> {
    const began = performance.now();
    for (let quiet = 0; quiet < quietTurns; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.kubelet.errands.underWay === 0 ? quiet + 1 : 0;
      if (performance.now() - began > momentMsMax) return;
    }
  }

  #notice(change: Change): void {
    if (change.object.metadata.namespace !== playedNamespace) return;
    const essence = nodeEssence(change);
    if (essence) this.changes.push({ t: this.t, type: change.type, essence });
  }
}

const resourceOf: Readonly<Record<string, Parameters<Store["create"]>[0]>> = {
  Pod: "pods",
  Service: "services",
  ConfigMap: "configmaps",
  StatefulSet: "statefulsets",
  Deployment: "deployments",
  PersistentVolumeClaim: "persistentvolumeclaims",
};
