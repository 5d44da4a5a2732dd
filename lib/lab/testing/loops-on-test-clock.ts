import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../../controllers/objects/claim.ts";
import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import type { WirePod, WirePodSpec } from "../../controllers/objects/pod.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { runClaimLoop } from "../loops/claim-loop.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import type { LoopContext } from "../loops/loop-context.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { runSchedulerLoop } from "../loops/scheduler-loop.ts";
import { defaultPace } from "../pace.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";

const namespace = "default";

/** All control loops over a store of its own, without an API server and without anything that runs pods, on a clock that stands still. */
export class LoopsOnTestClock {
  readonly clock = new TestClock();
  readonly store: Store;
  readonly context: LoopContext;
  readonly #stops: (() => void)[];

  /** `directory`: where volumes lie. */
  constructor(directory: string, options: Partial<Pick<LoopContext, "provisioners" | "behaviour">> = {}) {
    const { clock } = this;
    const random = createRandom(1);
    const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
    const directories = new VolumeDirectories(directory, new Map());
    const recorder = new EventRecorder(store, clock);
    this.store = store;
    this.context = { store, clock, random, pace: defaultPace, recorder, directories, ...options };
    this.#stops = [runControllers(this.context), runClaimLoop(this.context), runSchedulerLoop(this.context)];
  }

  /** Lets the loops work for so long. */
  rest(milliseconds = 500): void {
    this.clock.tick(milliseconds);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  addNode(
    name: string,
    {
      labels,
      spec,
      allocatable,
    }: { labels?: Record<string, string>; spec?: Partial<WireNode["spec"]>; allocatable?: Record<string, string> } = {},
  ): void {
    const capacity = { cpu: "4", memory: "8Gi", pods: "110", ...allocatable };
    this.store.create("nodes", {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } },
      spec: { podCIDR: "", podCIDRs: [], ...spec },
      status: { addresses: [], conditions: [{ type: "Ready", status: "True" }], capacity, allocatable: capacity, nodeInfo: nothingKnown },
    });
  }

  addPod(
    name: string,
    spec: Partial<WirePodSpec> & { claims?: string[]; requests?: Record<string, string> } = {},
    labels?: Record<string, string>,
  ): void {
    const { claims = [], requests, ...rest } = spec;
    const volumes = claims.map((claimName, index) => ({ name: `v${index}`, persistentVolumeClaim: { claimName } }));
    const containers = [{ name: "app", image: "app:v1", ...(requests && { resources: { requests } }) }];
    this.store.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace, ...(labels && { labels }) },
      spec: { containers, volumes, ...rest },
    });
  }

  addClass(name: string, storageClass: Partial<WireStorageClass> = {}): void {
    const defaults = {
      provisioner: "lab.statefulset-explorer.io/directory",
      reclaimPolicy: "Delete",
      volumeBindingMode: "WaitForFirstConsumer",
    };
    this.store.create("storageclasses", {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name },
      ...defaults,
      ...storageClass,
    });
  }

  addClaim(name: string, spec: WireClaim["spec"] = {}): void {
    const wanted = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec };
    this.store.create("persistentvolumeclaims", {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name, namespace },
      spec: wanted,
    });
  }

  addVolume(name: string, spec: Partial<WirePersistentVolume["spec"]> = {}, labels?: Record<string, string>): void {
    this.store.create("persistentvolumes", {
      apiVersion: "v1",
      kind: "PersistentVolume",
      metadata: { name, finalizers: ["kubernetes.io/pv-protection"], ...(labels && { labels }) },
      spec: {
        capacity: { storage: "1Gi" },
        accessModes: ["ReadWriteOnce"],
        persistentVolumeReclaimPolicy: "Retain",
        volumeMode: "Filesystem",
        ...spec,
      },
    });
  }

  pod(name: string): WirePod | undefined {
    return this.store.get("pods", namespace, name);
  }

  claim(name: string): WireClaim | undefined {
    return this.store.get("persistentvolumeclaims", namespace, name);
  }

  volume(name: string): WirePersistentVolume | undefined {
    return this.store.get("persistentvolumes", "", name);
  }

  /** What was told of an object, as "Reason: message", each once. */
  told(name: string): string[] {
    const events = this.store.list("events").filter(({ involvedObject }) => involvedObject.name === name);
    return [...new Set(events.map(({ reason, message }) => `${reason}: ${message}`))];
  }
}

const nothingKnown = {
  kubeletVersion: "",
  containerRuntimeVersion: "",
  osImage: "",
  kernelVersion: "",
  operatingSystem: "",
  architecture: "",
};
