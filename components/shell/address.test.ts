import { afterEach, describe, expect, it, vi } from "vitest";

/** The module as the bundler writes it for that base path. */
async function bundledFor(basePath: string) {
  vi.stubEnv("BASE_PATH", basePath);
  vi.resetModules();
  return import("./address.ts");
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("an address of the explorer's own", () => {
  it("is under the base path, or at the root", async () => {
    expect((await bundledFor("")).addressOf("/api/status")).toBe("/api/status");
    expect((await bundledFor("/like/this")).addressOf("/api/stream?topic=fleet")).toBe("/like/this/api/stream?topic=fleet");
  });
});

describe("a name that tabs share", () => {
  it("is another one for each purpose, and for each explorer of one host", async () => {
    const root = await bundledFor("");
    const below = await bundledFor("/a");
    const names = [root, below].flatMap(({ sharedName }) => [sharedName("tabs"), sharedName("lead")]);
    expect(new Set(names).size).toBe(4);
  });
});
