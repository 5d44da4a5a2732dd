import type { Kind } from "../../statefulset/objects/kinds.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { makeClientConfig } from "../kubeconfig/make-client-config.ts";
import { projectObject } from "../project/project-object.ts";
import { makeSendRequest } from "../requests/api-client.ts";
import { Credentials } from "../requests/credentials.ts";
import { ObjectStore, type StoreChange } from "../watch/object-store.ts";
import { Reflector } from "../watch/reflector.ts";
import type { FailureReason } from "../watch/watch-failure.ts";
import { FakeApiServer, type FakeObject } from "./fake-api-server.ts";
import type { FakeWatch } from "./fake-watch.ts";
import { until } from "./until.ts";

export const podsPath = "/api/v1/pods";

/** A pod of the fake API server; the uid tells its lives apart. */
export function fakePod(name: string, uid = `uid-of-${name}`, fields: Record<string, unknown> = {}): FakeObject {
  return { metadata: { name, namespace: "default", uid }, status: { phase: "Running" }, ...fields };
}

/** A reflector of pods over real HTTP against a fake API server, on a clock that stands still until the test moves it. */
export class ReflectorHarness {
  readonly clock = new TestClock();
  readonly server: FakeApiServer;
  readonly changes: StoreChange<Pod>[] = [];
  readonly phases: string[] = [];
  readonly restarts: (FailureReason | "ended")[] = [];
  readonly dropped: ("line" | "object")[] = [];
  readonly store: ObjectStore<Pod>;
  readonly reflector: Reflector<Pod>;
  relists = 0;
  readonly #credentials: Credentials;

  private constructor(server: FakeApiServer, random: () => number, kind: Kind) {
    this.server = server;
    this.store = new ObjectStore((change) => this.changes.push(change));
    this.#credentials = new Credentials(() => makeClientConfig(contextFor(server)), this.clock);
    this.reflector = new Reflector({
      kind,
      path: podsPath,
      store: this.store,
      project: (raw) => projectObject("pods", raw),
      send: makeSendRequest(server.url, this.#credentials),
      clock: this.clock,
      random,
      onStatus: () => this.phases.push(this.reflector.status.phase),
      observer: {
        event: () => undefined,
        restart: (_kind, reason) => this.restarts.push(reason),
        dropped: (_kind, what) => this.dropped.push(what),
        listed: (_kind, _ms, _objects, again) => {
          if (again) this.relists += 1;
        },
      },
    });
  }

  /** `kind`: what it takes its pods for; kinds differ in how long they may be silent. */
  static async make(random: () => number = () => 0, kind: Kind = "pods"): Promise<ReflectorHarness> {
    return new ReflectorHarness(await FakeApiServer.start(), random, kind);
  }

  /** Starts it and waits until it watches. */
  async startLive(): Promise<void> {
    this.reflector.start();
    await this.live();
  }

  live(): Promise<void> {
    return until(() => this.reflector.status.phase === "live" && this.server.watches.size > 0, "the watch is open");
  }

  /** Waits until it has failed that often since the beginning, and waits for its next try. */
  async failed(times: number): Promise<void> {
    await until(
      () => this.restarts.length >= times && this.clock.waiting > 0,
      `it failed ${times} times (so far: ${this.restarts.join(", ")})`,
    );
  }

  /** The watch that is open. */
  watch(): FakeWatch {
    const [watch] = this.server.watches;
    if (watch === undefined) throw new Error("No watch is open.");
    return watch;
  }

  /** Loses the connection of a watch that has lived for a while; the next try is waited for. */
  async breakWatch(): Promise<void> {
    const before = this.restarts.length;
    this.clock.tick(2_000);
    this.watch().reset();
    await this.failed(before + 1);
  }

  names(): string[] {
    return [...this.store.all()].map((pod) => pod.name).sort();
  }

  /** What happened to the store, as "added a uid-of-a". */
  told(): string[] {
    return this.changes.map(({ type, object }) => `${type} ${object.name} ${object.uid}`);
  }

  knows(...names: string[]): Promise<void> {
    return until(() => this.names().join() === names.join(), `the store holds ${names.join()}; it holds ${this.names().join()}`);
  }

  async close(): Promise<void> {
    this.reflector.stop();
    await this.#credentials.close();
    await this.server.kill();
  }
}

function contextFor(server: FakeApiServer) {
  return {
    name: "fake",
    server: server.url,
    cluster: { name: "fake", value: { server: server.url, "insecure-skip-tls-verify": true } },
    user: { name: "tester", value: { token: "secret-token" } },
    namespace: undefined,
    insecure: true,
  };
}
