import type { ContainerLog } from "./container-log.ts";

export interface CommandResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** A pod on its node as the API server's exec, log and proxy reach it. */
export interface PodRuntime {
  /** The loopback port behind one of the pod's ports, or undefined when nothing listens there. */
  localPort(port: number): number | undefined;
  /** What the container's life, or the one before it, wrote; undefined: there is no such life. */
  log(container: string, which?: { previous: boolean }): ContainerLog | undefined;
  isRunning(container: string): boolean;
  /** Why the pod's kubelet cannot be asked now, as the API server says of a connection that it could not make; undefined: it can be. */
  readonly unreached: string | undefined;
  /** Runs a command beside the container's own process, until it ends or is stopped. Rejects when the container does not run. */
  exec(container: string, command: readonly string[], options?: { input?: string; stop?: AbortSignal }): Promise<CommandResult>;
}

export interface PodRuntimes {
  find(podUid: string): PodRuntime | undefined;
}
