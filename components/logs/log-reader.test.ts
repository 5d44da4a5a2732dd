import { expect, it } from "vitest";
import type { LogFrame } from "@/lib/protocol/log-frame.ts";
import { TestClock } from "@/lib/testing/test-clock.ts";
import { heldLinesMax, keptLinesMax } from "./log-buffer.ts";
import { LogReader } from "./log-reader.ts";
import { RefusedLog } from "./open-log.ts";

const at = (second: number) => `2026-11-27T01:00:${String(second).padStart(2, "0")}.000000000Z`;
const line = (second: number, text = `line ${second}`): LogFrame => ({ pod: "web-0", container: "app", at: at(second), text });

type Said = readonly LogFrame[] | "end" | Error;

/** An explorer that answers by hand. */
class Answers {
  readonly asked: (string | undefined)[] = [];
  readonly #said: Said[] = [];
  #wake: (() => void) | undefined;
  refusal: Error | undefined;
  taken = 0;

  open = async (since: string | undefined, signal: AbortSignal) => {
    this.asked.push(since);
    if (this.refusal) throw this.refusal;
    return this.#batches(signal);
  };

  async *#batches(signal: AbortSignal): AsyncGenerator<readonly LogFrame[]> {
    for (;;) {
      signal.throwIfAborted();
      const next = this.#said.shift();
      if (next === "end") return;
      if (next instanceof Error) throw next;
      if (next) {
        this.taken++;
        yield next;
        continue;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      signal.addEventListener("abort", () => resolve(), { once: true });
      await promise;
    }
  }

  async say(next: Said): Promise<void> {
    this.#said.push(next);
    this.#wake?.();
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

function reading(refusal?: Error) {
  const clock = new TestClock();
  const answers = new Answers();
  answers.refusal = refusal;
  const reader = new LogReader({ clock, open: answers.open });
  let shown = 0;
  reader.subscribe(() => shown++);
  reader.start();
  const texts = () =>
    Array.from({ length: reader.buffer.end - reader.buffer.first }, (_, index) => reader.buffer.text(reader.buffer.first + index));
  return { clock, answers, reader, texts, shown: () => shown };
}

it("shows what has come ten times a second, however many lines that were", async () => {
  const { clock, answers, texts, shown } = reading();
  await answers.say([]);
  const before = shown();
  for (let second = 0; second < 20; second++) await answers.say([line(second)]);
  expect(shown()).toBe(before);
  clock.tick(100);
  expect(shown()).toBe(before + 1);
  expect(texts()).toHaveLength(20);
});

it("comes back after a break where it was, and shows no line twice", async () => {
  const { clock, answers, reader, texts } = reading();
  await answers.say([line(8), line(9), line(9, "twin")]);
  await answers.say(new Error("cut"));
  expect(reader.read()).toMatchObject({ phase: "away", trouble: "cut" });
  clock.tick(1_000);
  await answers.say([line(8), line(9), line(9, "twin"), line(10)]);
  expect(answers.asked).toEqual([undefined, "2026-11-27T01:00:07.000Z"]);
  expect(texts()).toEqual(["line 8", "line 9", "twin", "line 10"]);
  expect(reader.read().phase).toBe("reading");
});

it("asks again when nothing is heard, and ever more seldom", async () => {
  const { clock, answers, reader } = reading();
  await settle();
  clock.tick(25_000);
  await settle();
  expect(reader.read().phase).toBe("away");
  answers.refusal = new Error("The explorer does not answer.");
  for (const waitMs of [1_000, 2_000, 4_000]) {
    clock.tick(waitMs);
    await settle();
  }
  expect(answers.asked).toHaveLength(4);
  clock.tick(7_999);
  await settle();
  expect(answers.asked).toHaveLength(4);
});

it("does not ask again for what is refused, for what lacks a right, and for what has ended", async () => {
  const refused = reading(new RefusedLog("web-9 is no pod of it."));
  await settle();
  expect(refused.reader.read()).toMatchObject({ phase: "refused", trouble: "web-9 is no pod of it." });
  const dark = reading();
  await dark.answers.say([{ dark: { right: "get pods/log", message: "may not", command: "kubectl" } }]);
  await dark.answers.say("end");
  expect(dark.reader.read()).toMatchObject({ phase: "dark", dark: { right: "get pods/log" } });
  const ended = reading();
  await ended.answers.say([line(1), { end: true }]);
  await ended.answers.say("end");
  expect(ended.reader.read().phase).toBe("ended");
  for (const { clock } of [refused, dark, ended]) clock.tick(100);
  expect([refused, dark, ended].map(({ clock }) => clock.waiting)).toEqual([0, 0, 0]);
});

it("reads no further while somebody reads and nothing more can be kept", async () => {
  const { answers, reader } = reading();
  const many = Array.from({ length: keptLinesMax + heldLinesMax }, (_, index) => line(1, String(index)));
  reader.hold(true);
  await answers.say(many);
  await answers.say([line(2)]);
  expect(answers.taken).toBe(1);
  reader.hold(false);
  await settle();
  expect(answers.taken).toBe(2);
  expect(reader.buffer.end - reader.buffer.first).toBe(keptLinesMax);
});

it("rests while the page is not in view, and goes on afterwards", async () => {
  const { clock, answers, reader } = reading();
  await answers.say([line(30)]);
  reader.stop();
  await settle();
  expect([reader.read().phase, clock.waiting]).toEqual(["asleep", 0]);
  reader.start();
  await answers.say([line(30), line(31)]);
  expect(answers.asked).toEqual([undefined, "2026-11-27T01:00:28.000Z"]);
  expect(reader.buffer.end).toBe(2);
});

it("says a sentence once, also when the explorer says it again after a break", async () => {
  const { clock, answers, texts } = reading();
  const gone: LogFrame = { mark: "gone", message: "There is no pod web-7 yet.", pod: "web-7" };
  await answers.say([gone]);
  await answers.say("end");
  clock.tick(1_000);
  await answers.say([gone]);
  expect(texts()).toEqual(["There is no pod web-7 yet."]);
});

it("says that pods were left out for as long as somebody looks, and not as a line", async () => {
  const { answers, reader, texts } = reading();
  await answers.say([{ mark: "left-out", message: "These are the logs of the first 50 of 60 pods." }, line(1)]);
  expect(texts()).toEqual(["line 1"]);
  await answers.say(new Error("cut"));
  expect(reader.read()).toMatchObject({ phase: "away", leftOut: "These are the logs of the first 50 of 60 pods." });
});
