import type { WirePod } from "../../controllers/objects/pod.ts";
import { behaviourOf } from "../../controllers/release.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { defaultPace } from "../pace.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import type { Change } from "../store/change.ts";
import { Store } from "../store/store.ts";
import { essenceOf } from "./essence.ts";
import { GeneratedNames } from "./generated-names.ts";
import { isReadyFor, PlayedNode } from "./played-node.ts";
import { PlayedUser } from "./played-user.ts";
import type { Answer, TraceLine } from "./trace.ts";

const namespace = "default";

/** Plays what was done in a recording against the lab's own controllers, on a clock that follows the recording's. */
export class TracePlayer {
  readonly #clock = new TestClock();
  readonly #start = this.#clock.now();
  readonly #store: Store;
  readonly #user: PlayedUser;
  readonly #node: PlayedNode;
  readonly #symbols = new Map<string, string>();
  readonly #births = new Map<string, number>();
  readonly #stop: () => void;
  /** Which pod of ours stands for a generated name of the recording. */
  readonly #standIns = new Map<string, string>();
  readonly names = new GeneratedNames();
  /** Everything that changed since it was last taken. */
  changes: Change[] = [];

  /** `gates` as in a recording's first line. */
  constructor(seed: number, gates: string) {
    const random = createRandom(seed);
    const clock = this.#clock;
    const behaviour = behaviourOf({
      gates: Object.fromEntries(gates.split(",").map((gate) => [gate.split("=")[0], gate.endsWith("=true")])),
    });
    const prepare = prepareWith(() => store, behaviour);
    const store: Store = new Store({ clock, random, prepare });
    this.#store = store;
    this.#user = new PlayedUser(store, clock);
    this.#node = new PlayedNode(store, clock);
    store.subscribe((change) => this.#notice(change));
    const recorder = new EventRecorder(store, clock);
    const directories = new VolumeDirectories("/nowhere", new Map());
    this.#stop = runControllers({ store, clock, random, pace: defaultPace, recorder, directories, behaviour });
  }

  close(): void {
    this.#stop();
  }

  /** Does what a line says was done, at its time, and lets the controllers work until `until`. `recorded` knows the recording's generated names. */
  play(act: TraceLine, until: number, recorded: GeneratedNames): Answer | undefined {
    this.#tickTo(act.t);
    let answer: Answer | undefined;
    if (act.do === "user") answer = this.#user.does(act, this.#nameFor(act, recorded));
    if (act.do === "node") this.#node.does(act, this.#podFor(act, recorded));
    this.#tickTo(until);
    return answer;
  }

  /** What there is now, in the form of a recording's lines. */
  atRest(): Record<string, unknown>[] {
    const objects = essentialKinds.flatMap((resource) => this.#store.list(resource).map((object) => ({ resource, object }) as Change));
    return objects.flatMap((change) => {
      const essence = essenceOf(change, (uid) => this.#symbols.get(uid) ?? "?");
      return essence ? [{ name: change.object.metadata.name, ...essence }] : [];
    });
  }

  #tickTo(t: number): void {
    this.#clock.tick(Math.max(0, this.#start + t - this.#clock.now()));
  }

  #notice(change: Change): void {
    this.changes.push(change);
    const { kind, metadata } = change.object;
    if (change.type !== "ADDED") return;
    const born = (this.#births.get(`${kind}/${metadata.name}`) ?? 0) + 1;
    this.#births.set(`${kind}/${metadata.name}`, born);
    this.#symbols.set(metadata.uid ?? "", `${metadata.name}#${born}`);
    this.names.note({ kind, name: metadata.name, hash: metadata.labels?.["pod-template-hash"] });
  }

  /** The name of ours that a call is about: of a generated one, that of the ReplicaSet in its place, or of a pod of it that lives. */
  #nameFor({ kind, name = "" }: TraceLine, recorded: GeneratedNames): string {
    if (kind === "ReplicaSet") return this.names.nameOf(recorded.placeOf(name)) ?? name;
    if (kind !== "Pod" || recorded.indexOf(name) < 0) return name;
    return this.#podFor({ t: 0, step: "delete", pod: name }, recorded).metadata.name;
  }

  /** A pod by its name; for a generated name, one pod of the same ReplicaSet that is in the state from which the step starts, the same one while it fits. */
  #podFor({ step = "", pod: name = "" }: TraceLine, recorded: GeneratedNames): WirePod {
    const set = this.names.nameOf(recorded.indexOf(name));
    const pods = this.#store.list("pods", namespace);
    if (set === undefined) return found(pods, (pod) => pod.metadata.name === name, name);
    const fits = (pod: WirePod) => pod.metadata.name.startsWith(`${set}-`) && isReadyFor(step, pod);
    const taken = [...this.#standIns.values()];
    const standIn = this.#standIns.get(name);
    const fitting = pods.filter(fits);
    const pod =
      fitting.find((other) => other.metadata.name === standIn) ??
      fitting.find((other) => !taken.includes(other.metadata.name)) ??
      found(fitting, () => true, name);
    this.#standIns.set(name, pod.metadata.name);
    return pod;
  }
}

const essentialKinds = [
  "statefulsets",
  "deployments",
  "replicasets",
  "controllerrevisions",
  "pods",
  "persistentvolumeclaims",
  "services",
  "endpointslices",
] as const;

function found(pods: readonly WirePod[], matches: (pod: WirePod) => boolean, name: string): WirePod {
  const pod = pods.find(matches);
  if (!pod) throw new Error(`There is no pod for ${name}`);
  return pod;
}
