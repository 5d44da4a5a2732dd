import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { startTestDns } from "../testing/test-dns.ts";
import { askServer } from "./ask-server.ts";

// A signal that was put together of others is kept alive by whoever listens to it: each question would stay in memory for ever.
test.each([
  ["over UDP", ["10.244.0.5"]],
  ["over TCP", "cut"],
] as const)("once it is answered %s nothing waits for the end of a question any more", async (_way, record) => {
  const made = vi.spyOn(AbortSignal, "any");
  const signals: AbortSignal[] = [];
  const dns = await startTestDns();
  dns.records.set("web-0.web", record);
  const asking = { clock: new TestClock(), id: 7, signal: new AbortController().signal };
  try {
    expect((await askServer(dns, { name: "web-0.web", type: "A" }, asking)).answers).toHaveLength(1);
    signals.push(asking.signal, ...made.mock.results.map(({ value }) => value as AbortSignal));
  } finally {
    dns.close();
    made.mockRestore();
  }
  expect(signals.length).toBeGreaterThan(1);
  for (const signal of signals) expect(getEventListeners(signal, "abort")).toEqual([]);
});
