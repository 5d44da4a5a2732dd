import { expect, it } from "vitest";
import { ndjsonResponse } from "./ndjson-response.ts";

async function* counting(fault?: Error): AsyncGenerator<readonly number[], void> {
  yield [1, 2];
  yield [];
  if (fault) throw fault;
}

/** How often it was told that nobody reads any more, at any moment. */
function departures() {
  let times = 0;
  return { leave: () => void times++, count: () => times };
}

it("hands on every frame as a line, and tells of its end", async () => {
  const { leave, count } = departures();
  expect(await ndjsonResponse(counting(), leave).text()).toBe("1\n2\n\n");
  expect(count()).toBe(1);
});

it("tells of its end when the frames fail, and when the reader goes", async () => {
  const failed = departures();
  await expect(ndjsonResponse(counting(new Error("broken")), failed.leave).text()).rejects.toThrow("broken");
  expect(failed.count()).toBe(1);
  const left = departures();
  const reader = ndjsonResponse(counting(), left.leave).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(left.count()).toBeGreaterThan(0);
});
