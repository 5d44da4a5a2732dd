import { expect, it } from "vitest";
import { exitWords } from "./exit-words.ts";

it.each([
  [{ exitCode: 0, reason: "Completed" }, "exit code 0: it ended by itself, without an error"],
  [{ exitCode: 3, reason: "Error" }, "exit code 3"],
  [{ exitCode: 137, reason: "OOMKilled" }, "OOMKilled, exit code 137: it used more memory than its limit and was killed (SIGKILL)"],
  [{ exitCode: 137, reason: "Error" }, "exit code 137: killed (SIGKILL), not by its own memory limit"],
  [{ exitCode: 139, reason: "Error" }, "exit code 139: ended by a signal (SIGSEGV)"],
  [{ exitCode: 143 }, "exit code 143: ended by SIGTERM"],
  [{ exitCode: 128, reason: "StartError" }, "StartError, exit code 128"],
  [{ reason: "Unknown" }, "Unknown"],
  [{}, "ended"],
])("says what an exit code means: %o", (state, words) => {
  expect(exitWords(state)).toBe(words);
});
