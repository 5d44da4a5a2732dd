import { expect, test } from "vitest";
import { startLabServer } from "../testing/lab-server.ts";
import { versionOf } from "./version.ts";

test("the version is that of the release that is mirrored", () => {
  expect(versionOf("1.33")).toMatchObject({ major: "1", minor: "33", minCompatibilityMinor: "32", gitVersion: "v1.33.0" });
  expect(versionOf("1.35.0").gitVersion).toBe("v1.35.0");
  expect(versionOf()).toMatchObject({ minor: "35", gitVersion: "v1.35.4" });
});

test("a server says the release that it was started with", async () => {
  const server = await startLabServer("secret", { release: "1.37" });
  try {
    expect((await server.ask({ path: "/version" })).body).toMatchObject({ minor: "37", gitVersion: "v1.37.0" });
  } finally {
    await server.close();
  }
});
