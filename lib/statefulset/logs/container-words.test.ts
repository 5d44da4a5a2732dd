import { expect, it } from "vitest";
import type { Container } from "../objects/pod.ts";
import { chooseContainer } from "./choose-container.ts";
import { endedWords, lifeWords, noContainerWords, restartWords } from "./container-words.ts";

const app: Container = { name: "app", image: "x", role: "app", ready: true, restarts: 2, ports: [], mounts: [] };

it("counts lives as people do", () => {
  expect([1, 2, 3, 4, 11, 12, 21, 112].map((life) => lifeWords("web-1", life))).toEqual([
    "1st life of web-1 begins.",
    "2nd life of web-1 begins.",
    "3rd life of web-1 begins.",
    "4th life of web-1 begins.",
    "11th life of web-1 begins.",
    "12th life of web-1 begins.",
    "21st life of web-1 begins.",
    "112th life of web-1 begins.",
  ]);
});

it("says how a container ended, and that it was started again", () => {
  expect(endedWords("web-1", { ...app, state: { kind: "terminated", exitCode: 137, reason: "OOMKilled" } })).toBe(
    "app of web-1 has ended with exit code 137 (OOMKilled).",
  );
  expect(endedWords("web-1", { ...app, state: { kind: "waiting", reason: "CrashLoopBackOff" } })).toBe(
    "app of web-1 waits to be started again: CrashLoopBackOff.",
  );
  expect(restartWords("web-1", { ...app, last: { kind: "terminated", exitCode: 3, reason: "Error" } })).toBe(
    "app of web-1 was started again after exit code 3: restart 2.",
  );
  expect(restartWords("web-1", app)).toBe("app of web-1 was started again: restart 2.");
});

it("takes the named container, else the default one, else the first that is no init container", () => {
  const pod = { containers: [{ ...app, name: "init", role: "init" as const }, app, { ...app, name: "side" }] } as never;
  expect(chooseContainer(pod, undefined)?.name).toBe("app");
  expect(chooseContainer({ ...(pod as object), defaultContainer: "side" } as never, undefined)?.name).toBe("side");
  expect(chooseContainer({ ...(pod as object), defaultContainer: "gone" } as never, undefined)?.name).toBe("app");
  expect(chooseContainer(pod, "init")?.name).toBe("init");
  expect(chooseContainer(pod, "none")).toBeUndefined();
  expect(noContainerWords("web-1", "none", ["app", "side"])).toBe("web-1 has no container none; it has app, side.");
});
