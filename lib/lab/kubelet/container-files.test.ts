import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { containerFiles } from "./container-files.ts";
import { mountsOf } from "./mounts.ts";

const top = realpathSync(mkdtempSync(join(tmpdir(), "container-files-")));
afterAll(() => rmSync(top, { recursive: true }));
for (const directory of ["root", "volume/sub", "secret"]) mkdirSync(join(top, directory), { recursive: true });
symlinkSync("/etc", join(top, "volume/link"));

const container = {
  name: "c",
  image: "c:1",
  volumeMounts: [
    { name: "data", mountPath: "/data" },
    { name: "data", mountPath: "/data/part", subPath: "sub" },
    { name: "data", mountPath: "/shown", readOnly: true },
    { name: "secret", mountPath: "/run/secret" },
  ],
};
const pod: WirePod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    containers: [container],
    volumes: [
      { name: "data", persistentVolumeClaim: { claimName: "data-p" } },
      { name: "secret", secret: { secretName: "s" } },
    ],
  },
};
const mounts = mountsOf(pod, container, (volume) => join(top, volume === "data" ? "volume" : "secret"));
let trouble: "ENOSPC" | "EROFS" | undefined;
const files = containerFiles({ root: join(top, "root"), mounts, prepare: () => {}, troubleOf: () => trouble });

test.each([
  ["/data/visits.txt", "volume/visits.txt"],
  ["/data", "volume"],
  ["/database", "root/database"],
  ["visits", "root/visits"],
  ["/data/../etc/passwd", "root/etc/passwd"],
  ["../../../etc/passwd", "root/etc/passwd"],
  ["/data/part/file", "volume/sub/file"],
])("%s in a container is %s outside, and nothing leads out of mount and root", (path, real) => {
  expect(files.realPath(path)).toBe(join(top, real));
});

test("a link that leads out of a volume leads nowhere", () => {
  expect(() => files.realPath("/data/link/passwd")).toThrow("Permission denied");
  expect(() => files.pathForWriting("/data/link/passwd", 1)).toThrow("Permission denied");
});

test("what is mounted to be read, and every Secret, cannot be written", () => {
  expect(() => files.pathForWriting("/shown/file", 1)).toThrow("Read-only file system");
  expect(() => files.pathForWriting("/run/secret/key", 1)).toThrow("Read-only file system");
  expect(files.pathForWriting("/data/file", 1)).toBe(join(top, "volume/file"));
});

test("a full volume takes no bytes, and a file without any; a read-only one takes neither", () => {
  trouble = "ENOSPC";
  expect(() => files.pathForWriting("/data/file", 1)).toThrow("No space left on device");
  expect(files.pathForWriting("/data/file", 0)).toBe(join(top, "volume/file"));
  expect(files.pathForWriting("/elsewhere", 1)).toBe(join(top, "root/elsewhere"));
  trouble = "EROFS";
  expect(() => files.pathForWriting("/data/file", 0)).toThrow("Read-only file system");
});
