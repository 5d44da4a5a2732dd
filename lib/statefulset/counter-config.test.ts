import { expect, test } from "vitest";
import { parseCounterConfig } from "./counter-config.ts";

const parse = (annotations: Record<string, string>) =>
  parseCounterConfig(Object.fromEntries(Object.entries(annotations).map(([name, text]) => [`statefulset-explorer.io/${name}`, text])));

test("annotations of the right form are taken as they are", () => {
  const annotations = {
    "counter-path": "/visits?plain=1",
    "counter-port": "8000",
    "counter-file": "/data/visits.txt",
    "counter-pattern": "(\\d+)",
  };
  expect(parse(annotations)).toEqual({ path: "/visits?plain=1", port: 8000, file: "/data/visits.txt", pattern: "(\\d+)", refused: [] });
  expect(parse({ "counter-port": "http-web" }).port).toBe("http-web");
});

test("nothing annotated is nothing refused, and other people's annotations are not read", () => {
  expect(parseCounterConfig({ "example.com/counter-path": "/x", __proto__: "y" })).toEqual({ refused: [] });
});

test.each([
  ["", "relative"],
  ["visits", "relative"],
  ["http://10.0.0.1/", "an address"],
  ["//10.0.0.1/x", "an address without scheme"],
  ["/a b", "a space"],
  ["/a\r\nHost: x", "a header"],
  ["/é", "beyond ASCII"],
  ["/a#b", "a fragment"],
  ["/a\\..\\b", "backslashes"],
  ["/../../secrets", "dot segments"],
  ["/%2e%2E/secrets", "encoded dot segments"],
  ["/a/..%2f..%2Fsecrets", "encoded slashes"],
  ["/%252e%252e/secrets", "twice encoded"],
  [`/${"a".repeat(1024)}`, "endless"],
])("the path %j is refused (%s), in one sentence", (path) => {
  const config = parse({ "counter-path": path });
  expect(config.path).toBeUndefined();
  expect(config.refused).toEqual([expect.stringMatching(/^statefulset-explorer\.io\/counter-path .+\.$/)]);
});

test.each(["0", "65536", "99999999999", "-1", "80.5", "", "Http", "a--b", "-a", "a-very-long-port-name", "http;rm"])(
  "the port %j is refused",
  (port) => {
    const config = parse({ "counter-port": port });
    expect(config.port).toBeUndefined();
    expect(config.refused).toHaveLength(1);
  },
);

test.each([
  "visits",
  "/data/../etc/shadow",
  "/data//visits",
  "/data/./visits",
  "/data/",
  "/proc/1/environ",
  "/sys/x",
  "/run/secrets/kubernetes.io/serviceaccount/token",
  "/var/run/secrets/kubernetes.io/serviceaccount/token",
  "/dev/zero",
  "/proc",
  "/data/a\nb",
  `/${"a".repeat(1024)}`,
])("the file %j is refused", (file) => {
  const config = parse({ "counter-file": file });
  expect(config.file).toBeUndefined();
  expect(config.refused).toHaveLength(1);
});

test("names that only begin like a forbidden folder are allowed", () => {
  expect(parse({ "counter-file": "/running/count" }).file).toBe("/running/count");
  expect(parse({ "counter-file": "/var/runs" }).file).toBe("/var/runs");
});

test("a pattern that is empty or too long is refused; the rest is kept", () => {
  expect(parse({ "counter-pattern": "a".repeat(257), "counter-path": "/x" })).toMatchObject({ path: "/x", refused: [expect.anything()] });
  expect(parse({ "counter-pattern": "" }).refused).toHaveLength(1);
});
