import { sleep } from "../../clock.ts";
import type { WireHandler } from "../../controllers/objects/container.ts";
import { type ProbeTarget, runProbe } from "./run-probe.ts";

/** Long enough for any hook: its end is the grace period's. */
const timeoutSecondsMax = 3600;

/** Runs a lifecycle hook and answers what went wrong, if anything did. */
export async function runHook(handler: WireHandler & { sleep?: { seconds: number } }, target: ProbeTarget): Promise<string | undefined> {
  try {
    if (handler.sleep) {
      await sleep(target.clock, handler.sleep.seconds * 1000);
      return undefined;
    }
    if (handler.exec) return await runCommand(handler.exec.command ?? [], target);
    const { success, output } = await runProbe({ ...handler, timeoutSeconds: timeoutSecondsMax }, target);
    return success ? undefined : output;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function runCommand(command: readonly string[], target: ProbeTarget): Promise<string | undefined> {
  const { stdout, stderr, exitCode } = await target.exec(command);
  const end = `command '${command.join(" ")}' exited with ${exitCode}: , message: ${JSON.stringify(stdout + stderr)}`;
  return exitCode === 0 ? undefined : end;
}
