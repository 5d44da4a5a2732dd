import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kindNames } from "../../statefulset/objects/kinds.ts";
import { TestClock } from "../../testing/test-clock.ts";
import type { WatchPhase } from "../../watch-phase.ts";
import type { CacheChange } from "../cluster.ts";
import { makeClientConfig } from "../kubeconfig/make-client-config.ts";
import { parseKubeconfig } from "../kubeconfig/parse-kubeconfig.ts";
import { selectContext } from "../kubeconfig/select-context.ts";
import { makeSendRequest } from "../requests/api-client.ts";
import { Credentials } from "../requests/credentials.ts";
import { FakeApiServer } from "../testing/fake-api-server.ts";
import { FakeRights } from "../testing/fake-rights.ts";
import { kubeconfigFor } from "../testing/kubeconfig-for.ts";
import { until } from "../testing/until.ts";
import { LiveCache } from "../watch/live-cache.ts";
import { silentObserver } from "../watch/watch-observer.ts";
import { checkJitterMs, checkMs, RightsCheck } from "./rights-check.ts";

let clock: TestClock;
let server: FakeApiServer;
let rights: FakeRights;
let credentials: Credentials;
let cache: LiveCache | undefined;

beforeEach(async () => {
  clock = new TestClock();
  server = await FakeApiServer.start();
  const selected = selectContext(parseKubeconfig(kubeconfigFor(server.url), "of the test", "/"), undefined);
  credentials = new Credentials(() => makeClientConfig(selected), clock);
});

afterEach(async () => {
  cache?.stop();
  cache = undefined;
  await credentials.close();
  await server.kill();
});

it("asks often enough to notice within a minute", () => {
  expect(checkMs + checkJitterMs + 5_000).toBeLessThanOrEqual(60_000);
});

describe("a right that is taken away while its watch is open", () => {
  /** Starts a cache with a pod in each of two namespaces, and waits until it is live. */
  async function start(namespaces: readonly string[] | undefined): Promise<LiveCache> {
    for (const namespace of ["a", "b"]) {
      const pod = { metadata: { name: "web-0", namespace, uid: `u-${namespace}` } };
      server.put(namespaces === undefined ? "/api/v1/pods" : `/api/v1/namespaces/${namespace}/pods`, pod);
    }
    rights = new FakeRights(server, [...(namespaces ?? []), undefined]);
    const send = makeSendRequest(server.url, credentials);
    const started = new LiveCache({ namespaces, send, clock, random: () => 0, observer: silentObserver, onFault: () => undefined });
    cache = started;
    started.start();
    await until(() => kindNames.every((kind) => started.status(kind).phase === "live"), "every kind is live");
    return started;
  }

  it("darkens its kind within a minute and drops what is known of it; the rest stays live", async () => {
    const known = await start(undefined);
    const told: CacheChange[] = [];
    known.subscribe((change) => told.push(change));
    rights.revoke("pods", undefined);
    clock.tick(checkMs);
    await until(() => known.status("pods").phase === "forbidden", "pods are forbidden");
    expect(known.status("pods")).toMatchObject({ reason: "the right to list pods in the whole cluster was taken away", objects: 0 });
    expect(told.filter(({ type }) => type === "deleted")).toHaveLength(2);
    expect(kindNames.filter((kind) => known.status(kind).phase !== "live")).toEqual(["pods"]);
    expect(rights.count("selfsubjectaccessreviews")).toBe(1);
    await until(() => [...server.watches].every(({ path }) => path !== "/api/v1/pods"), "the watch is closed");
  });

  it("darkens one namespace only, if it was taken away there", async () => {
    const known = await start(["a", "b"]);
    rights.revoke("pods", "b");
    clock.tick(checkMs);
    await until(() => known.isForbidden("pods", "b"), "namespace b is forbidden");
    expect(known.isForbidden("pods", "a")).toBe(false);
    expect([...known.all("pods")].map(({ namespace }) => namespace)).toEqual(["a"]);
    expect(known.status("services").phase).toBe("live");
    expect(rights.count("selfsubjectrulesreviews")).toBe(3);
  });

  it("comes back by itself within a minute of being given back", async () => {
    const known = await start(undefined);
    rights.revoke("pods", undefined);
    clock.tick(checkMs);
    // Nine watches that listen for silence, one pause, and the check's own.
    const waiting = kindNames.length + 1;
    await until(() => known.status("pods").phase === "forbidden" && clock.waiting === waiting, "pods are forbidden");
    rights.grant("pods", undefined);
    for (const watch of server.watches) watch.bookmark(server.version);
    clock.tick(checkMs);
    await until(() => known.status("pods").phase === "live", "pods are live again");
    expect(known.find("pods", "a", "web-0")?.uid).toBe("u-a");
  });

  it("is told in the server's words once the server has refused it", async () => {
    const known = await start(undefined);
    rights.revoke("pods", undefined);
    clock.tick(checkMs);
    await until(() => known.status("pods").phase === "forbidden", "pods are forbidden");
    clock.tick(60_000);
    await until(() => known.status("pods").reason === "pods is forbidden", "the server's own reason is told");
    expect(known.status("pods").phase).toBe("forbidden");
  });
});

describe("a check", () => {
  let phase: WatchPhase;
  let told: string[];
  let check: RightsCheck;

  beforeEach(() => {
    phase = "live";
    told = [];
    rights = new FakeRights(server, [undefined]);
    const send = makeSendRequest(server.url, credentials);
    const watch = { kind: "pods", phase: () => phase, revoke: (why: string) => told.push(why), retry: () => told.push("retry") } as const;
    check = new RightsCheck({ namespace: undefined, watches: [watch], send, clock, random: () => 0.5 });
    check.start();
  });

  afterEach(() => check.stop());

  /** Lets one check pass, and waits until it waits for the next. */
  async function pass(): Promise<void> {
    const pauseMs = checkMs + checkJitterMs / 2;
    clock.tick(pauseMs);
    await until(() => clock.waiting === 1 && clock.nextInMs === pauseMs, "the next check is waited for");
  }

  it("costs one request a minute for all kinds while nothing is missing", async () => {
    await pass();
    await pass();
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array<string>(2).fill("POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews"),
    );
    expect(told).toEqual([]);
  });

  it("drops nothing for a list of rules that is incomplete, while the right is there when asked for by itself", async () => {
    rights.reviews = "incomplete";
    await pass();
    expect(rights.count("selfsubjectaccessreviews")).toBe(1);
    expect(told).toEqual([]);
  });

  it.each(["refused", "doubtful"] as const)("drops nothing for a review that is %s", async (reviews) => {
    rights.reviews = reviews;
    rights.revoke("pods", undefined);
    await pass();
    expect(told).toEqual([]);
    rights.reviews = "well";
    await pass();
    expect(told).toEqual(["the right to list pods in the whole cluster was taken away"]);
  });

  it("drops nothing for a review without an answer, and asks again", async () => {
    server.next.other.push(() => undefined);
    rights.revoke("pods", undefined);
    clock.tick(checkMs + checkJitterMs / 2);
    await until(() => server.requests.length === 1, "the review is asked for");
    clock.tick(5_000);
    await until(() => clock.waiting === 1 && clock.nextInMs === checkMs + checkJitterMs / 2, "the next check is waited for");
    expect(told).toEqual([]);
    await pass();
    expect(told).toHaveLength(1);
  });

  it("has a forbidden kind tried at once when its right is there again, and not before", async () => {
    phase = "forbidden";
    rights.revoke("pods", undefined);
    await pass();
    expect(told).toEqual([]);
    rights.grant("pods", undefined);
    await pass();
    expect(told).toEqual(["retry"]);
  });

  it.each(["starting", "reconnecting", "gone"] as const)(
    "asks nothing while its kinds are %s: they find out by themselves",
    async (now) => {
      phase = now;
      await pass();
      expect(server.requests).toEqual([]);
    },
  );

  it("is the last one when it was stopped", () => {
    check.stop();
    clock.tick(10 * checkMs);
    expect(server.requests).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});
