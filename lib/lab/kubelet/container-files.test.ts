import { expect, test } from "vitest";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { podFiles } from "./pod-files.ts";

const pod: WirePod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    containers: [{ name: "c", image: "c:1", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data-p" } }],
  },
};
const files = podFiles(pod, { ofClaim: (claim) => (claim === "data-p" ? "/volumes/v" : undefined), root: "/pods/p" });

test.each([
  ["/data/visits.txt", "/volumes/v/visits.txt"],
  ["/data", "/volumes/v"],
  ["/database", "/pods/p/database"],
  ["visits", "/pods/p/visits"],
  ["/data/../etc/passwd", "/pods/p/etc/passwd"],
  ["../../../etc/passwd", "/pods/p/etc/passwd"],
])("%s in a container is %s outside, and nothing leads out of mount and root", (path, real) => {
  expect(files.realPath(path)).toBe(real);
});
