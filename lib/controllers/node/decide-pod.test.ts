import { expect, test } from "vitest";
import type { WireContainer } from "../objects/container.ts";
import type { WirePod, WirePodSpec } from "../objects/pod.ts";
import { decidePod, type PodDecision } from "./decide-pod.ts";
import type { Happening } from "./happening.ts";
import type { NodeFacts } from "./node-facts.ts";
import { newPodMemory, type PodMemory } from "./pod-memory.ts";
import { nodeTimings } from "./timings.ts";

/** What becomes of a container that is started: it ends so after so many seconds; without, it runs until it is killed. */
type Fate = { seconds: number; exitCode: number } | undefined;

const container = (name: string, more: Partial<WireContainer> = {}): WireContainer => ({ name, image: `${name}:1`, ...more });

function podOf(spec: Partial<WirePodSpec>): WirePod {
  const status = { phase: "Pending", conditions: [{ type: "PodScheduled", status: "True" as const }] };
  const metadata = { name: "p", namespace: "ns", uid: "u", generation: 1 };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata,
    spec: { containers: [container("app")], terminationGracePeriodSeconds: 5, ...spec },
    status,
  };
}

/** A node that is only computed: no process, no file, no timer. What it decides is done at once, what takes time comes about at its time. */
class Forecast {
  now = 0;
  memory: PodMemory;
  readonly seen: string[] = [];
  readonly events: string[] = [];
  readonly facts: NodeFacts;
  readonly claims = new Set<string>();
  fate: (container: string, life: number) => Fate = () => undefined;
  probe: (container: string) => boolean = () => true;
  hearsTerm = true;
  isGone = false;
  decision: PodDecision | undefined;
  #coming: { at: number; happening: Happening }[] = [];

  constructor(pod: WirePod, facts: Partial<NodeFacts> = {}) {
    this.memory = newPodMemory(pod, nodeTimings, 0);
    this.facts = {
      hostIP: "10.0.0.1",
      hasImage: () => true,
      keysOf: () => undefined,
      claim: (name) => (this.claims.has(name) ? ({ spec: { volumeName: "v" } } as never) : undefined),
      whyNotStartable: () => undefined,
      ...facts,
    };
  }

  tell(happening: Happening): void {
    this.#decide([happening]);
  }

  /** Goes on to a moment, in seconds. */
  until(seconds: number): void {
    this.#decide([]);
    for (;;) {
      const next = Math.min(this.decision?.nextAt ?? Number.POSITIVE_INFINITY, ...this.#coming.map(({ at }) => at));
      if (next > seconds * 1000) break;
      this.now = Math.max(this.now, next);
      const due = this.#coming.filter(({ at }) => at <= this.now);
      this.#coming = this.#coming.filter(({ at }) => at > this.now);
      this.#decide(due.map(({ happening }) => happening));
    }
    this.now = seconds * 1000;
  }

  #decide(happenings: readonly Happening[]): void {
    let queue = happenings;
    do {
      const decision = decidePod({ memory: this.memory, facts: this.facts, happenings: queue }, this.now);
      this.decision = decision;
      this.memory = decision.memory;
      queue = decision.actions.flatMap((action) => this.#do(action));
    } while (queue.length > 0);
  }

  #do(action: PodDecision["actions"][number]): Happening[] {
    const later = (seconds: number, happening: Happening) => this.#coming.push({ at: this.now + seconds * 1000, happening });
    switch (action.do) {
      case "event":
        this.events.push(`${this.now / 1000} ${action.about.reason} ${action.about.message}`);
        return [];
      case "status": {
        const all = [...(action.status.initContainerStatuses ?? []), ...(action.status.containerStatuses ?? [])];
        const told = all.map(({ name, ready, restartCount, state }) => {
          const what = state.waiting?.reason ?? state.terminated?.reason ?? "running";
          return `${name}:${what}${restartCount > 0 ? restartCount : ""}${ready ? "+" : ""}`;
        });
        this.seen.push(`${this.now / 1000} ${action.status.phase} ${told.join(" ")}`);
        return [];
      }
      case "sandbox":
        return [{ what: "sandbox", ip: "10.1.0.1" }];
      case "pull":
        later(3, { what: "pulled", image: action.image, tookMs: 3000, error: "not found" });
        return [];
      case "start": {
        const fate = this.fate(action.container.name, action.restarts);
        if (fate) later(fate.seconds, { what: "ended", container: action.container.name, life: action.life, exitCode: fate.exitCode });
        return [];
      }
      case "signal":
        if (action.signal === "TERM" && !this.hearsTerm) return [];
        return [{ what: "ended", container: action.container, life: action.life, exitCode: action.signal === "KILL" ? 137 : 0 }];
      case "hook":
        later(2, { what: "hooked", container: action.container, life: action.life });
        return [];
      case "probe": {
        const { kind, container: name, life } = action;
        const success = this.probe(name);
        return [{ what: "probed", kind, container: name, life, success, ...(!success && { output: "no" }) }];
      }
      case "teardown":
        return [];
      case "delete":
        this.isGone = true;
        return [];
    }
  }

  delete(graceSeconds: number): void {
    const { pod } = this.memory;
    const metadata = {
      ...pod.metadata,
      deletionTimestamp: "2026-01-01T00:00:00Z",
      deletionGracePeriodSeconds: graceSeconds,
      generation: 2,
    };
    this.tell({ what: "pod", pod: { ...pod, metadata } });
  }
}

test("is a pure function: the same twice, and what it was given stays as it was", () => {
  const pod = podOf({});
  const forecast = new Forecast(pod);
  const memory = newPodMemory(pod, nodeTimings, 0);
  const before = JSON.stringify(memory);
  const once = decidePod({ memory, facts: forecast.facts, happenings: [] }, 0);
  expect(decidePod({ memory, facts: forecast.facts, happenings: [] }, 0)).toEqual(once);
  expect(JSON.stringify(memory)).toBe(before);
});

test("starts a pod within the second look at its runtime, and waits for its readiness probe", () => {
  const forecast = new Forecast(podOf({ containers: [container("app", { readinessProbe: { periodSeconds: 2 } })] }));
  forecast.probe = () => forecast.now >= 5000;
  forecast.until(4);
  expect(forecast.decision?.waitingFor).toMatchObject({ pod: "p", rule: "readiness", container: "app" });
  forecast.until(10);
  expect(forecast.seen).toEqual(["0 Pending app:ContainerCreating", "1 Running app:running", "6 Running app:running+"]);
  expect(forecast.decision?.waitingFor).toBeUndefined();
});

test("waits for a claim, says so, and tries again later and later", () => {
  const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data-p" } }];
  const forecast = new Forecast(podOf({ volumes }));
  forecast.until(4);
  expect(forecast.decision?.waitingFor).toMatchObject({ rule: "volumes" });
  expect(forecast.events.map((event) => event.split(" ").slice(0, 2).join(" "))).toEqual(
    ["0", "0.5", "1.5", "3.5"].map((at) => `${at} FailedMount`),
  );
  forecast.claims.add("data-p");
  forecast.until(10);
  expect(forecast.seen.at(-1)).toBe("8 Running app:running+");
});

test("runs init containers one after the other, keeps a sidecar beside the rest, and ends it last", () => {
  const initContainers = [container("first"), container("side", { restartPolicy: "Always" }), container("second")];
  const forecast = new Forecast(podOf({ initContainers }));
  forecast.fate = (name) => (name === "first" || name === "second" ? { seconds: 1.5, exitCode: 0 } : undefined);
  forecast.hearsTerm = false;
  forecast.until(20);
  expect(forecast.events.filter((event) => event.includes("Started"))).toHaveLength(4);
  expect(forecast.seen.at(-1)).toMatch(/Running first:Completed\+ side:running\+ second:Completed\+ app:running\+$/);
  forecast.delete(5);
  forecast.until(40);
  // The app has its grace of 5 s, and the sidecar the least there is after it.
  expect(forecast.seen.find((line) => line.includes("Failed"))).toMatch(
    /^27\.\d+ Failed first:Completed\+ side:Error second:Completed\+ app:Error$/,
  );
  expect(forecast.isGone).toBe(true);
});

test("puts restarts off by 10 s, doubling to 300 s, and forgets it after a life of more than ten minutes", () => {
  const forecast = new Forecast(podOf({}));
  forecast.fate = () => ({ seconds: 1, exitCode: 1 });
  forecast.until(2000);
  const starts = forecast.events.filter((event) => event.includes("Started")).map((event) => Number(event.split(" ")[0]));
  const pauses = starts.slice(1).map((at, index) => Math.round(at - (starts[index] ?? 0) - 1));
  expect(pauses.slice(0, 8)).toEqual([1, 13, 20, 40, 80, 160, 300, 300].map((pause) => expect.closeTo(pause, -0.5)));
  const recovering = new Forecast(podOf({}));
  recovering.fate = (_, life) => ({ seconds: life === 3 ? 700 : 1, exitCode: 1 });
  recovering.until(900);
  const last = recovering.events.filter((event) => event.includes("Started")).map((event) => Number(event.split(" ")[0]));
  expect((last[4] ?? 0) - (last[3] ?? 0)).toBeLessThan(703);
});

test.each([
  ["Never", 0, "Succeeded", 1],
  ["Never", 3, "Failed", 1],
  ["OnFailure", 0, "Succeeded", 1],
  ["OnFailure", 3, "Running", 3],
  ["Always", 0, "Running", 3],
])(
  "with restartPolicy %s, a container that exits with %i leaves the pod %s, started %i times in 20 s",
  (restartPolicy, exitCode, phase, starts) => {
    const forecast = new Forecast(podOf({ restartPolicy }));
    forecast.fate = () => ({ seconds: 1, exitCode });
    forecast.until(20);
    expect(forecast.decision?.status?.phase).toBe(phase);
    expect(forecast.events.filter((event) => event.includes("Started"))).toHaveLength(starts);
  },
);

test("an image that cannot be had is tried again with back-off, and named as what the pod waits for", () => {
  const forecast = new Forecast(podOf({}), { hasImage: () => false });
  forecast.until(60);
  expect(forecast.decision?.waitingFor).toMatchObject({ rule: "image", container: "app" });
  const pulls = forecast.events.filter((event) => event.includes("Pulling")).map((event) => Number(event.split(" ")[0]));
  expect(pulls).toEqual([0.4, 16, 39]);
});

test("a readiness gate is somebody else's condition, and its change is heard at once", () => {
  const forecast = new Forecast(podOf({ readinessGates: [{ conditionType: "example.com/go" }] }));
  forecast.until(5);
  expect(forecast.decision?.waitingFor).toMatchObject({
    rule: "gate",
    message: 'corresponding condition of pod readiness gate "example.com/go" does not exist.',
  });
  const { pod, status } = forecast.memory;
  const conditions = [...(status?.conditions ?? []), { type: "example.com/go", status: "True" as const }];
  forecast.tell({ what: "pod", pod: { ...pod, status: { ...status, conditions } } });
  forecast.until(8);
  expect(forecast.decision?.status?.conditions?.find(({ type }) => type === "Ready")?.status).toBe("True");
});

test("a status that somebody else has written otherwise is told again at the next comparison, which comes every ten seconds", () => {
  const forecast = new Forecast(podOf({}));
  forecast.until(12);
  const { pod, status } = forecast.memory;
  forecast.tell({ what: "pod", pod: { ...pod, status: { ...status, conditions: [] } } });
  const before = forecast.seen.length;
  forecast.until(19.5);
  expect(forecast.seen.slice(before)).toEqual([]);
  forecast.until(21);
  expect(forecast.seen.slice(before)).toEqual(["20 Running app:running+"]);
});

test("preStop uses up the grace, and SIGKILL ends what does not hear SIGTERM", () => {
  const lifecycle = { preStop: { exec: { command: ["drain"] } } };
  const forecast = new Forecast(podOf({ containers: [container("app", { lifecycle })] }));
  forecast.hearsTerm = false;
  forecast.until(5);
  forecast.delete(5);
  forecast.until(20);
  expect(forecast.events.at(-1)).toBe("5 Killing Stopping container app");
  expect(forecast.seen.at(-1)).toMatch(/^10\.05 Failed app:Error$/);
  expect(forecast.isGone).toBe(true);
});

test("a liveness probe that fails restarts the container in place; a startup probe holds it back until it has succeeded", () => {
  const probe = { periodSeconds: 1, failureThreshold: 2 };
  const forecast = new Forecast(
    podOf({ containers: [container("app", { livenessProbe: probe, startupProbe: { periodSeconds: 1, failureThreshold: 30 } })] }),
  );
  forecast.probe = () => forecast.now >= 6000 && forecast.now < 10_000;
  forecast.until(9);
  expect(forecast.events.filter((event) => event.includes("Liveness"))).toEqual([]);
  forecast.until(13);
  expect(forecast.events.filter((event) => event.includes("Killing"))).toEqual([
    expect.stringContaining("Container app failed liveness probe, will be restarted"),
  ]);
  expect(forecast.memory.runtime.lives.app?.current.restarts).toBe(1);
});
