import { busybox } from "./busybox/busybox.ts";
import type { ImageRepository } from "./image.ts";

const sizeBytes = 2_160_000;

/** Images that every node has: busybox, by the names that people give it. */
export const baseImages: readonly ImageRepository[] = ["busybox", "docker.io/library/busybox", "alpine"].map((name) => ({
  name,
  image: { program: busybox, command: ["sh"], env: { PATH: "/bin", HOME: "/" } },
  pullable: "any",
  present: "any",
  sizeBytes,
}));
