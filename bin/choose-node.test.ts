import { describe, expect, it } from "vitest";
import { chooseNode } from "./choose-node.mjs";

const linux = { platform: "linux", arch: "x64", bundled: "/packages/node" };

describe("chooseNode", () => {
  it.each(["v22.19.0", "v22.20.1", "v24.0.0", "v26.1.0"])("goes on with %s as it is, wherever", (version) => {
    expect(chooseNode({ ...linux, version })).toEqual({});
    expect(chooseNode({ version, platform: "darwin", arch: "arm64", bundled: undefined })).toEqual({});
  });

  it.each(["v20.0.0", "v20.20.2", "v22.18.9"])("takes the Node from npm over %s on Linux x64", (version) => {
    expect(chooseNode({ ...linux, version })).toEqual({ run: "/packages/node" });
  });

  it("refuses Node 18 on Linux x64, naming what is needed and what it found", () => {
    expect(chooseNode({ ...linux, version: "v18.19.1" }).refuse).toBe("StatefulSet Explorer needs Node 20 or newer; this is v18.19.1.");
  });

  it.each([
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["linux", "arm64"],
  ])("refuses Node 20 on %s %s, where no other comes along", (platform, arch) => {
    const choice = chooseNode({ version: "v20.20.2", platform, arch, bundled: undefined });
    expect(choice.refuse).toBe("StatefulSet Explorer needs Node 22.19 or newer here; this is v20.20.2.");
  });

  it("says how the right Node is brought when it is missing", () => {
    expect(chooseNode({ ...linux, version: "v20.20.2", bundled: undefined }).refuse).toContain('"npm ci" brings the right one along');
  });
});
