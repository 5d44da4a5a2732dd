import type { ContainerState } from "../objects/pod.ts";

const signals: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  13: "SIGPIPE",
  15: "SIGTERM",
};

/** How a container ended, in words that say what its exit code means: "exit code 137: killed (SIGKILL), not by its memory limit". */
export function exitWords({ reason, exitCode }: Pick<ContainerState, "reason" | "exitCode">): string {
  if (exitCode === undefined) return reason ?? "ended";
  const meaning = reason === "OOMKilled" ? "it used more memory than its limit and was killed (SIGKILL)" : codeMeaning(exitCode);
  const code = `exit code ${exitCode}`;
  const said = reason === undefined || reason === "Error" || reason === "Completed" ? code : `${reason}, ${code}`;
  return meaning === undefined ? said : `${said}: ${meaning}`;
}

function codeMeaning(code: number): string | undefined {
  if (code === 0) return "it ended by itself, without an error";
  if (code === 126) return "its command may not be executed";
  if (code === 127) return "its command was not found";
  if (code === 137) return "killed (SIGKILL), not by its own memory limit";
  if (code === 143) return "ended by SIGTERM";
  const signal = signals[code - 128];
  return signal === undefined ? undefined : `ended by a signal (${signal})`;
}
