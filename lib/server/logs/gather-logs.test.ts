import { afterEach, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import { type LogFrame, logPodsMax } from "../../protocol/log-frame.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import { TestClock } from "../../testing/test-clock.ts";
import type { LogSource } from "./follow-container.ts";
import { LogGatherer } from "./gather-logs.ts";

const container = { name: "app", image: "x", role: "app", ready: true, restarts: 0, ports: [], mounts: [], state: { kind: "running" } };
const ends: AbortController[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end.abort();
});

/** A set of pods whose logs are what `lines` makes. */
function gathering(names: readonly string[], lines: LogSource["open"], follow = true) {
  const clock = new TestClock();
  const end = new AbortController();
  ends.push(end);
  const opened: string[] = [];
  let tell: (name: string) => void = () => undefined;
  const pods = [...names];
  const gatherer = new LogGatherer({
    source: {
      clock,
      findPod: (name) => (pods.includes(name) ? ({ name, uid: `uid of ${name}`, containers: [container] } as unknown as Pod) : undefined),
      lives: () => 1,
      open: (pod, query, signal) => {
        opened.push(pod);
        return lines(pod, query, signal);
      },
    },
    asked: { container: undefined, previous: false, follow, tail: 10, since: undefined },
    pods: () => pods,
    onPod: (listener) => {
      tell = listener;
      return () => undefined;
    },
    signal: end.signal,
  });
  const add = (name: string) => {
    pods.push(name);
    tell(name);
  };
  return { clock, end, opened, add, frames: gatherer.read() };
}

const stamped = (second: number, text: string) => Buffer.from(`2026-11-27T01:00:${String(second).padStart(2, "0")}.000000000Z ${text}\n`);
const textsOf = (frames: readonly LogFrame[]) =>
  frames.map((frame) => ("text" in frame ? frame.text : "mark" in frame ? frame.message : ""));
const settle = async () => {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
};

/** These lines, and then none until the reader goes. */
async function* quietAfter(signal: AbortSignal, ...lines: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* lines;
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

it("reads on only as fast as it is read itself", async () => {
  let made = 0;
  const endless: LogSource["open"] = async () =>
    (async function* () {
      for (;;) yield stamped(1, `line ${made++}`);
    })();
  const { frames } = gathering(["web-0"], endless);
  const untilItStands = async () => {
    for (let before = -1; before !== made; await settle()) before = made;
  };
  await frames.next();
  await untilItStands();
  const stoodAt = made;
  expect(stoodAt).toBeLessThan(5_000);
  for (let read = 0; read < 5; read++) await frames.next();
  await untilItStands();
  expect(made).toBeGreaterThan(stoodAt);
  expect(made).toBeLessThan(stoodAt + 6_000);
});

it("waits a moment for older lines of other pods, and no longer", async () => {
  const { clock, frames } = gathering(["web-0", "web-1"], async (pod, _query, signal) =>
    quietAfter(signal, ...(pod === "web-0" ? [stamped(5, "loud")] : [])),
  );
  const first = frames.next();
  await settle();
  let isThere = false;
  void first.then(() => {
    isThere = true;
  });
  clock.tick(149);
  await settle();
  expect(isThere).toBe(false);
  clock.tick(1);
  expect(textsOf((await first).value ?? [])).toEqual(["loud"]);
});

it("takes in pods that come later, and says when there are more than it follows", async () => {
  const many = Array.from({ length: logPodsMax + 10 }, (_, ordinal) => `web-${ordinal}`);
  const quiet: LogSource["open"] = async (_pod, _query, signal) => quietAfter(signal);
  const large = gathering(many, quiet);
  expect(textsOf((await large.frames.next()).value ?? [])).toEqual([
    "These are the logs of the first 50 of 60 pods; choose one of the others to see its own.",
  ]);
  await settle();
  expect(large.opened).toEqual(many.slice(0, logPodsMax));
  const small = gathering(["web-0"], quiet);
  void small.frames.next();
  await settle();
  small.add("web-1");
  await settle();
  expect(small.opened).toEqual(["web-0", "web-1"]);
});

it("lets silence be told from quiet, and ends with its reader", async () => {
  const { clock, end, frames } = gathering(["web-0"], async (_pod, _query, signal) => quietAfter(signal));
  const beat = frames.next();
  await settle();
  clock.tick(10_000);
  expect(await beat).toEqual({ done: false, value: [] });
  const last = frames.next();
  await settle();
  end.abort();
  expect((await last).done).toBe(true);
  await settle();
  expect(clock.waiting).toBe(0);
});

it("tries a log that cannot be read again and again, ever more seldom, and says so once", async () => {
  let tries = 0;
  const { clock, frames } = gathering(["web-0"], async () => {
    tries++;
    throw new AppError("unreachable", "The node is not reached.");
  });
  expect(textsOf((await frames.next()).value ?? [])).toEqual(["The node is not reached."]);
  void frames.next();
  for (const waitMs of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
    await settle();
    const before = tries;
    clock.tick(waitMs - 1);
    await settle();
    expect(tries).toBe(before);
    clock.tick(1);
    await settle();
    expect(tries).toBe(before + 1);
  }
});
