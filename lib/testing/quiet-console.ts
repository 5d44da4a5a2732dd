import { afterEach, beforeEach, expect, vi } from "vitest";

// A test that makes the code complain on the console has found something: it fails, unless it said that it expects so.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls].map((call) => call.join(" "));
  vi.restoreAllMocks();
  expect(said, "nothing is written to console.error or console.warn").toEqual([]);
});
