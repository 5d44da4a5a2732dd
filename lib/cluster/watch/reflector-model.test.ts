import { expect, it } from "vitest";
import { sendStatus } from "../testing/fake-api-server.ts";
import { fakePod, podsPath, ReflectorHarness } from "../testing/reflector-harness.ts";
import { until } from "../testing/until.ts";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const steps = 120;
const names = ["a", "b", "c", "d", "e", "f"];

/** A small generator of uniform numbers in [0, 1), the same for the same seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Step = (harness: ReflectorHarness, random: () => number) => void | Promise<void>;

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
}

const everyWatch = (
  harness: ReflectorHarness,
  act: (watch: ReflectorHarness["server"]["watches"] extends Set<infer W> ? W : never) => void,
) => {
  for (const watch of harness.server.watches) act(watch);
};

const refusals: readonly [number, string][] = [
  [410, "Expired"],
  [429, "TooManyRequests"],
  [500, "InternalError"],
  [503, "ServiceUnavailable"],
  [403, "Forbidden"],
  [401, "Unauthorized"],
];

const put: Step = (harness, random) => {
  const name = pick(names, random);
  const known = harness.server.list(podsPath).find((object) => object.metadata.name === name);
  const isReborn = known === undefined || random() < 0.3;
  const uid = isReborn ? `${name}-${harness.server.version}` : known.metadata.uid;
  harness.server.put(podsPath, fakePod(name, uid, { status: { phase: pick(["Pending", "Running", "Failed"], random) } }));
};

const remove: Step = (harness, random) => {
  const objects = harness.server.list(podsPath);
  if (objects.length > 0) harness.server.remove(podsPath, pick(objects, random));
};

const refuseNext: Step = (harness, random) => {
  const [code, reason] = pick(refusals, random);
  harness.server.next[pick(["list", "watch"] as const, random)].push((_request, response) => sendStatus(response, code, reason, reason));
};

const faults: readonly Step[] = [
  (harness) => everyWatch(harness, (watch) => watch.reset()),
  (harness) => everyWatch(harness, (watch) => watch.end()),
  (harness) => everyWatch(harness, (watch) => watch.write("garbage\n")),
  (harness) => everyWatch(harness, (watch) => watch.write('{"type":"ADDED","obj')),
  (harness) => everyWatch(harness, (watch) => watch.error(410, "Expired", "too old resource version")),
  (harness) => everyWatch(harness, (watch) => watch.error(500, "InternalError", "oh")),
  (harness) => everyWatch(harness, (watch) => watch.bookmark(harness.server.version)),
  (harness) => harness.server.compact(),
  async (harness) => {
    await harness.server.kill();
    await harness.server.listen();
  },
  refuseNext,
];

/** Waits a little for real sockets, and lets the clock run. */
const pause: Step = async (harness, random) => {
  harness.clock.tick(random() * 40_000);
  const turns = Math.floor(random() * 20);
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

it.each(seeds)("ends up equal to the server's list after any operations and faults (seed %i)", async (seed) => {
  const random = makeRandom(seed);
  const harness = await ReflectorHarness.make(random);
  try {
    harness.server.pageSize = 2;
    harness.reflector.start();
    for (let step = 0; step < steps; step += 1) {
      await pick([put, put, put, remove, pause, pause, pick(faults, random)], random)(harness, random);
    }
    harness.server.next.list.length = 0;
    harness.server.next.watch.length = 0;
    const lives = (objects: Iterable<{ name: string; uid: string; resourceVersion: string }>) =>
      [...objects].map(({ name, uid, resourceVersion }) => `${name} ${uid} ${resourceVersion}`).sort();
    const expected = () =>
      lives(harness.server.list(podsPath).map(({ metadata }) => ({ ...metadata, resourceVersion: metadata.resourceVersion ?? "" })));
    // Time is moved on once after each failure: moving it while a request is under way would only make that one time out.
    let failures = -1;
    const isQuiet = () => {
      if (harness.restarts.length !== failures && harness.clock.nextInMs !== undefined && harness.reflector.status.phase !== "live") {
        failures = harness.restarts.length;
        harness.clock.tick(harness.clock.nextInMs);
      }
      return harness.server.watches.size > 0 && lives(harness.store.all()).join() === expected().join();
    };
    await until(isQuiet, `seed ${seed}: the cache is the server's list`);
    const replayed = new Map<string, string>();
    for (const { type, object } of harness.changes) {
      if (type === "deleted") replayed.delete(object.name);
      else replayed.set(object.name, object.uid);
    }
    expect([...replayed.values()].sort(), `seed ${seed}: the changes told add up to the cache`).toEqual(
      [...harness.store.all()].map((pod) => pod.uid).sort(),
    );
  } finally {
    await harness.close();
  }
});
