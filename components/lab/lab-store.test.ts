import { expect, it } from "vitest";
import { TestClock } from "@/lib/testing/test-clock.ts";
import { LabStore } from "./lab-store.ts";

interface Document {
  active: { id: string }[];
  targets: { pods: string[] };
}

function setUp() {
  const clock = new TestClock();
  const answers: (Document | Error)[] = [];
  let asked = 0;
  const store = new LabStore<Document>(async () => {
    asked += 1;
    const answer = answers.shift() ?? new Error("nothing more is known");
    if (answer instanceof Error) throw answer;
    return answer;
  }, clock);
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { clock, answers, store, settled, asked: () => asked };
}

const quiet: Document = { active: [], targets: { pods: ["default/web-0"] } };
const troubled: Document = { active: [{ id: "dns-down-1" }], targets: { pods: ["default/web-0"] } };

it("asks while somebody looks, and not a moment longer", async () => {
  const { clock, answers, store, settled, asked } = setUp();
  answers.push(quiet, troubled);
  const leave = store.subscribe(() => {});
  await settled();
  expect(store.state).toEqual({ document: quiet });
  clock.tick(2_000);
  await settled();
  expect(store.state).toEqual({ document: troubled });
  leave();
  clock.tick(60_000);
  await settled();
  expect(asked()).toBe(2);
  expect(clock.waiting).toBe(0);
});

it("keeps what was known when nobody answers, says why, and forgets the trouble when it is over", async () => {
  const { clock, answers, store, settled } = setUp();
  answers.push(quiet, new Error("The explorer does not answer."), quiet);
  store.subscribe(() => {});
  await settled();
  clock.tick(2_000);
  await settled();
  expect(store.state).toEqual({ document: quiet, trouble: "The explorer does not answer." });
  clock.tick(2_000);
  await settled();
  expect(store.state).toEqual({ document: quiet });
});

it("paints nothing again that did not change", async () => {
  const { clock, answers, store, settled } = setUp();
  answers.push(quiet, structuredClone(quiet), structuredClone(troubled));
  let heard = 0;
  store.subscribe(() => {
    heard += 1;
  });
  await settled();
  const before = store.state.document;
  clock.tick(2_000);
  await settled();
  expect([heard, store.state.document]).toEqual([1, before]);
  clock.tick(2_000);
  await settled();
  expect(heard).toBe(2);
  expect(store.state.document?.targets).toBe(before?.targets);
});

it("an answer that was overtaken by a newer question is not heard", async () => {
  const clock = new TestClock();
  const open: ((document: Document) => void)[] = [];
  const store = new LabStore<Document>(() => new Promise((resolve) => open.push(resolve)), clock);
  store.subscribe(() => {});
  const refreshed = store.refresh();
  open[1]?.(troubled);
  await refreshed;
  open[0]?.(quiet);
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(store.state.document).toEqual(troubled);
});
