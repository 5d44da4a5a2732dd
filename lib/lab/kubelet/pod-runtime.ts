export interface CommandResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** A running pod as the API server's exec, log and proxy reach it. */
export interface PodRuntime {
  /** The loopback port behind one of the pod's ports, or undefined when nothing listens there. */
  localPort(port: number): number | undefined;
  /** What the container wrote so far, whole lines, the newest part of a bounded buffer. */
  log(): readonly string[];
  exec(command: readonly string[]): Promise<CommandResult>;
}

export interface PodRuntimes {
  find(podUid: string): PodRuntime | undefined;
}
