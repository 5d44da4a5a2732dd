import { describe, expect, test } from "vitest";
import type { Topic } from "../../protocol/topic.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { eventStream } from "./event-stream.ts";
import { StreamHub } from "./stream-hub.ts";

const web: Topic = { kind: "set", key: "set:default/web", namespace: "default", name: "web" };

function setUp() {
  const clock = new TestClock();
  const state = { document: { text: "0" } as unknown };
  const hub = new StreamHub({ clock, epoch: "e1", documentOf: () => state.document, aheadMs: () => 0, onInterest: () => undefined });
  return { clock, hub, state };
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>, frames: number): Promise<string> {
  let text = "";
  for (let frame = 0; frame < frames; frame++) text += new TextDecoder().decode((await reader.read()).value);
  return text;
}

describe("one stream to one browser", () => {
  test("a viewer that stops reading holds no more than a bounded part, and a fresh snapshot once it reads again", async () => {
    const { hub, clock, state } = setUp();
    const response = eventStream(hub, [web], undefined, new AbortController().signal);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    for (let change = 1; change <= 100; change++) {
      state.document = { text: String(change).padEnd(100_000, ".") };
      hub.mark(web.key);
      clock.tick(50);
    }
    let bytes = 0;
    let last = "";
    for (;;) {
      const { value } = await reader.read();
      bytes += value?.byteLength ?? 0;
      last = new TextDecoder().decode(value);
      if (last.startsWith("id:") && !last.includes("data:") && last.includes(`e1:`) && bytes > 500_000) break;
    }
    expect(bytes).toBeLessThan(1_500_000);
    await reader.cancel();
    expect(hub.viewers).toBe(0);
  });

  test("ends when the browser goes", async () => {
    const { hub } = setUp();
    const browser = new AbortController();
    const response = eventStream(hub, [web], undefined, browser.signal);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(await read(reader, 3)).toContain("event: snapshot");
    expect(hub.viewers).toBe(1);
    browser.abort();
    expect(hub.viewers).toBe(0);
    expect((await reader.read()).done).toBe(true);
  });

  test("is not to be kept, transformed or held back by anything in between", () => {
    const { hub } = setUp();
    const { headers } = eventStream(hub, [web], undefined, new AbortController().signal);
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store, no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
  });
});
