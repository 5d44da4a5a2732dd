import { AppError } from "./errors.ts";
import type { LabKeeper } from "./lab/lab-keeper.ts";
import type { Config } from "./server/config.ts";
import { createHandle } from "./server/http/handle.ts";
import type { Logger } from "./server/log.ts";
import type { Switchboard } from "./server/switchboard.ts";
import type { Telemetry } from "./server/telemetry.ts";

/**
 * The product as it runs: configuration, log, cluster, stream and metrics. One per process, composed by `startRuntime` as the server starts. It
 * hangs on globalThis because Next loads modules several times over (instrumentation, proxy, routes), and all of them must find the same
 * one. For the same reason this file knows what it holds by its type alone: whatever it imported would be in memory once per route.
 */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly switchboard: Switchboard;
  readonly telemetry: Telemetry;
  readonly lab: LabKeeper;
}

const holder = globalThis as typeof globalThis & { statefulsetExplorer?: Runtime };

/** The process's runtime. Throws AppError (unavailable) in the moment before it has started. */
export function runtime(): Runtime {
  const held = findRuntime();
  if (held) return held;
  throw new AppError("unavailable", "The explorer is starting; try again in a moment.");
}

/** The process's runtime, if it has started. */
export function findRuntime(): Runtime | undefined {
  return holder.statefulsetExplorer;
}

/** Makes it the process's runtime. */
export function holdRuntime(started: Runtime): void {
  holder.statefulsetExplorer = started;
}

/** Makes routes; see createHandle. */
export const handle = createHandle(() => ({ log: runtime().log, allowedHosts: runtime().config.allowedHosts }));
