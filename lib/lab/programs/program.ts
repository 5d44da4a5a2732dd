import type { Clock } from "../../clock.ts";

export type Signal = "TERM" | "KILL";

/** How a process ended. `OOMKilled`: it took more memory than its container may. */
export interface Exit {
  exitCode: number;
  reason?: "OOMKilled";
}

/** What a process sees of files: its container's root and mounts, and nothing else of the machine. */
export interface ProcessFiles {
  /** The real path behind a path in the container, an absolute one; `..` leads out of neither mount nor root. */
  realPath: (path: string) => string;
  /**
   * The real path to write so many bytes to. Throws an error with the code EROFS on what may only be read, and ENOSPC on a volume
   * that is full, as writing there would.
   */
  pathForWriting: (path: string, bytes: number) => string;
}

export interface FoundName {
  name: string;
  addresses: readonly string[];
}

/** What a process sees of the network: its pod's address, and the cluster's names and addresses. */
export interface ProcessNetwork {
  /** The pod's own address. */
  ip: string;
  /** Lets the pod's port lead to a loopback port; answers how to close it. Throws an error with the code EADDRINUSE when the port is taken. */
  listen(port: number, localPort: number): () => void;
  /** Asks the cluster's DNS, with the pod's search domains: the name that was found and its addresses; undefined: there is no such name; or nobody answers. */
  resolve(name: string): FoundName | "unanswered" | undefined;
  /** The loopback port behind an address of the cluster, or undefined when the connection is refused. */
  destination(host: string, port: number): number | undefined;
}

/** Everything that a process is given. */
export interface ProcessContext {
  hostname: string;
  namespace: string;
  /** Its name and its arguments. */
  argv: readonly string[];
  env: ReadonlyMap<string, string>;
  workingDirectory: string;
  files: ProcessFiles;
  network: ProcessNetwork;
  clock: Clock;
  /** What it may take; absent: no limit. */
  memoryBytesMax?: number;
  /** What it is given to read; absent: nothing. */
  stdin?: string;
  /** The container's own process, for one that runs beside it. */
  main?: { argv: readonly string[]; signal: (signal: Signal) => void };
  /** Calls the listener once, at the next signal that the process is sent. Set by programs that can be waited in. */
  onSignal?: (listener: () => void) => void;
  /** Marks work that no clock brings on, such as a socket that is being opened: a clock that is moved by hand waits for it. */
  errand<T>(work: Promise<T>): Promise<T>;
  write(to: "stdout" | "stderr", text: string): void;
}

/** One running process. */
export interface Process {
  /** Resolves once it has ended and its ports are free. */
  exited: Promise<Exit>;
  /** Asks it to end (TERM, which a program may ignore), or ends it. */
  signal(signal: Signal): void;
}

/** What an image's container runs. */
export type Program = (context: ProcessContext) => Process;
