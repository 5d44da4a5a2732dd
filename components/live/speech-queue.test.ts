import { describe, expect, it } from "vitest";
import { enqueue, nextSpeechInMs, pauseMs, silence, speak } from "./speech-queue.ts";

describe("the live region's queue", () => {
  it("speaks at once after silence, then not more often than the pause", () => {
    const first = speak(enqueue(silence, "web-0: ready.", "web-0"), 1_000);
    expect(first.utterance).toBe("web-0: ready.");
    const waiting = enqueue(first.queue, "web-1: ready.", "web-1");
    expect(speak(waiting, 1_000 + pauseMs - 1).utterance).toBeUndefined();
    expect(nextSpeechInMs(waiting, 2_000)).toBe(pauseMs - 1_000);
    expect(speak(waiting, 1_000 + pauseMs).utterance).toBe("web-1: ready.");
  });

  it("says only the newest of one thing", () => {
    const queue = enqueue(enqueue(enqueue(silence, "web-0: pending.", "web-0"), "web-1: ready.", "web-1"), "web-0: ready.", "web-0");
    expect(speak(queue, 0).utterance).toBe("web-1: ready. web-0: ready.");
  });

  it("is bounded, and forgets the oldest", () => {
    let queue = silence;
    for (let pod = 0; pod < 100; pod++) queue = enqueue(queue, `${pod}.`, String(pod));
    expect(queue.waiting).toHaveLength(6);
    expect(speak(queue, 0).utterance).toContain("99.");
  });

  it("has nothing to wait for when nothing waits", () => {
    expect(nextSpeechInMs(silence, 0)).toBeUndefined();
    expect(speak(silence, 0)).toEqual({ queue: silence });
  });
});
