import { expect, it } from "vitest";
import { isPinned } from "./is-pinned.ts";

it.each(["redis:7.2", "registry:5000/team/app:v1", "redis@sha256:0123", "redis:latest@sha256:0123"])("%s is pinned", (image) => {
  expect(isPinned(image)).toBe(true);
});

it.each(["redis", "redis:latest", "registry:5000/team/app", "registry:5000/team/app:latest"])("%s is not", (image) => {
  expect(isPinned(image)).toBe(false);
});
