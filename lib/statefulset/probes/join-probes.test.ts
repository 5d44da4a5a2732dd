import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod } from "../objects/pod.ts";
import type { Probe } from "../objects/probe.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { makePod, makeSet } from "../testing/objects.ts";
import { joinProbes } from "./join-probes.ts";

const probe = (change: Partial<Probe> = {}): Probe => ({
  handler: { how: "http-get", scheme: "HTTP", host: "", port: "http", path: "/" },
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  ...change,
});
const slower = probe({ failureThreshold: 6 });
const container = (probes: NonNullable<StatefulSet["containers"][number]["probes"]> | undefined) => ({
  name: "app",
  image: "busybox:1",
  ports: [{ name: "http", port: 8000, protocol: "TCP" }],
  ...(probes && { probes }),
});

let told = 0;
const event = (reason: string, message: string, change: Partial<ClusterEvent> = {}): ClusterEvent => {
  const uid = `event-${told++}`;
  const about = { kind: "Pod", name: "web-0", namespace: "default", uid: "web-0-uid", fieldPath: "spec.containers{app}" };
  const at = "2026-01-01T00:01:00Z";
  return {
    ...makePod(0),
    uid,
    name: uid,
    type: "Warning",
    reason,
    message,
    count: 1,
    firstAt: at,
    lastAt: at,
    source: "kubelet",
    about,
    ...change,
  };
};

interface Scene {
  set?: Partial<StatefulSet>;
  pods?: readonly Pod[];
  events?: readonly ClusterEvent[];
  config?: { path?: string; port?: number | string };
}

function join({ set: change, pods = [makePod(0), makePod(1)], events = [], config = {} }: Scene) {
  const set = makeSet(change);
  const board = testBoard([0, 1].map((ordinal) => testSlot(ordinal, { pod: { ...podView(ordinal), revision: "web-1" } })));
  return joinProbes({ set, board, config: { ...config, refused: [] }, findPod: (name) => pods.find((pod) => pod.name === name), events });
}

function podView(ordinal: number) {
  const { pod } = testSlot(ordinal);
  if (!pod) throw new Error("A slot for tests has a pod.");
  return { ...pod, uid: `web-${ordinal}-uid` };
}

/** web-0 with its container as it is after an end. */
const ended = (last: Pod["containers"][number]["last"]) => {
  const pod = makePod(0);
  return { ...pod, containers: pod.containers.map((one) => ({ ...one, restarts: 1, started: true, ...(last && { last }) })) };
};

const ids = (scene: Scene) => Object.values(join(scene).hazards).map(({ id }) => id);

describe("the probes of a set", () => {
  it("are those of the template, each with what came of it in this life of each pod", () => {
    const view = join({
      set: { containers: [container({ readiness: probe() })] },
      events: [
        event("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", { count: 4, lastAt: "2026-01-01T00:03:00Z" }),
        event("Unhealthy", "Readiness probe failed: connection refused", { firstAt: "2026-01-01T00:00:30Z" }),
        event("Unhealthy", "Liveness probe failed: of another container", {
          about: { kind: "Pod", name: "web-0", namespace: "default", uid: "web-0-uid", fieldPath: "spec.containers{other}" },
        }),
        event("Unhealthy", "Readiness probe failed: of the life before", {
          about: { kind: "Pod", name: "web-0", namespace: "default", uid: "earlier", fieldPath: "spec.containers{app}" },
        }),
        event("Unhealthy", "Readiness probe errored and resulted in unknown state: rpc error: code = NotFound", { count: 9 }),
        event("BackOff", "Readiness probe is only a word here"),
      ],
    });
    expect(view.containers[0]?.probes[0]).toMatchObject({
      kind: "readiness",
      words: "http-get http://:http/ delay=0s timeout=1s period=10s #success=1 #failure=3",
    });
    expect(view.pods["0"]?.containers[0]?.failures).toEqual([
      {
        kind: "readiness",
        count: 5,
        firstAt: "2026-01-01T00:00:30Z",
        lastAt: "2026-01-01T00:03:00Z",
        message: "Readiness probe failed: HTTP probe failed with statuscode: 503",
      },
    ]);
    expect(view.pods["1"]?.containers[0]).toEqual({
      name: "app",
      ready: true,
      restarts: 0,
      state: { kind: "running", at: "2026-01-01T00:00:01Z" },
      failures: [],
    });
  });

  it("of another revision than a pod's may not be the pod's, and that is said", () => {
    const { pods } = join({ set: { status: { ...makeSet().status, updateRevision: "web-2" } } });
    expect(pods["0"]?.isOther).toBe(true);
    expect(join({}).pods["0"]?.isOther).toBe(false);
  });

  it("sidecars come first, as they start", () => {
    const view = join({ set: { sidecars: [{ ...container({ startup: probe() }), name: "side" }] } });
    expect(view.containers.map(({ name, role }) => `${role} ${name}`)).toEqual(["sidecar side", "app app"]);
  });

  it("that ask the counter's own path and port are marked, by the port's name too", () => {
    const asks = (config: Scene["config"]) =>
      join({ set: { containers: [container({ readiness: probe() })] }, ...(config && { config }) }).containers[0]?.probes[0]?.asksCounter;
    expect([
      asks({ path: "/", port: 8000 }),
      asks({ path: "/" }),
      asks({ path: "/visits" }),
      asks({ path: "/", port: 9000 }),
      asks({}),
    ]).toEqual([true, true, false, false, false]);
  });
});

describe("hazards of probes", () => {
  it("a healthy set has none", () => {
    expect(ids({ set: { containers: [container({ startup: probe(), liveness: slower, readiness: probe() })] } })).toEqual([]);
  });

  it("AVL-1: no readiness probe, with more than one pod", () => {
    expect(ids({ set: { containers: [container(undefined)] } })).toEqual(["AVL-1"]);
    expect(ids({ set: { containers: [container(undefined)], replicas: 1 } })).toEqual([]);
  });

  it("AVL-2: restarted by liveness without a startup probe", () => {
    const killing = event("Killing", "Container app failed liveness probe, will be restarted");
    const probes = { liveness: slower, readiness: probe() };
    const scene = { pods: [ended(undefined)], events: [killing] };
    expect(ids({ set: { containers: [container(probes)] }, ...scene })).toEqual(["AVL-2"]);
    expect(ids({ set: { containers: [container({ ...probes, startup: probe() })] }, ...scene })).toEqual([]);
    expect(ids({ set: { containers: [container(probes)] }, pods: [ended(undefined)], events: [] })).toEqual([]);
  });

  it("AVL-3: liveness asks the same as readiness, and waits no longer", () => {
    expect(ids({ set: { containers: [container({ liveness: probe(), readiness: probe() })] } })).toEqual(["AVL-3"]);
    const other = probe({ handler: { how: "tcp-socket", host: "", port: 8000 } });
    expect(ids({ set: { containers: [container({ liveness: other, readiness: probe() })] } })).toEqual([]);
  });

  it("AVL-4: no grace at all", () => {
    expect(ids({ set: { gracePeriodSeconds: 0, containers: [container({ readiness: probe() })] } })).toEqual(["AVL-4"]);
  });

  it("AVL-5: killed at the end of its grace, but not for its memory, nor at any other time", () => {
    const killing = event("Killing", "Container app failed liveness probe, will be restarted");
    const set = { containers: [container({ startup: probe(), liveness: slower, readiness: probe() })] };
    const idsAfter = (at: string, reason = "Error") =>
      ids({ set, pods: [ended({ kind: "terminated", exitCode: 137, reason, at })], events: [killing] });
    expect(idsAfter("2026-01-01T00:01:30Z")).toEqual(["AVL-5"]);
    expect(idsAfter("2026-01-01T00:01:30Z", "OOMKilled")).toEqual([]);
    expect(idsAfter("2026-01-01T00:01:03Z")).toEqual([]);
  });
});
