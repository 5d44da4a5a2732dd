/** One number that was taken, as it stands in the table. */
export interface Row {
  what: string;
  measured: string;
  /** What it should be; absent where it is only told. */
  goal?: string;
  /** Whether the goal is held; absent where there is none, or where the number was not taken. */
  held?: boolean;
}

/** What a measurement gives back: its table, and sentences about how it was taken and what it shows. */
export interface Result {
  rows: readonly Row[];
  notes: readonly string[];
}

/** What a measurement may use. */
export interface Settings {
  /** A cluster with real pods, of which the audit log can be read. */
  kubeconfig: string | undefined;
  /** The log (JSON lines) of that cluster's API server. */
  auditLog: string | undefined;
  /** A cluster of nodes that only pretend, with room for ten thousand pods. */
  simulated: string | undefined;
  /** How long each count or series lasts. */
  seconds: number;
  /** Says what happens meanwhile. */
  say: (line: string) => void;
}

/** A measurement by its name on the command line. It leaves nothing behind, in no cluster, also when it throws. */
export interface Measurement {
  name: string;
  title: string;
  run: (settings: Settings) => Promise<Result>;
}

/** For a number that cannot be taken here: says why. */
export function notMeasured(why: string): Result {
  return { rows: [], notes: [`Not measured: ${why}`] };
}
