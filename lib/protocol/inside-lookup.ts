/** Names of pods that are looked up at once at the most: each is a command in the pod. */
export const insideNamesMax = 12;

/** What the pod was told: of the governing Service's name first, then of each ordinal's. */
export interface InsideResponse {
  from: string;
  container: string;
  lookups: readonly InsideView[];
}

export interface InsideView {
  name: string;
  /** Absent for the Service's own name. */
  ordinal?: number;
  /** The tool of the container's image that was run. */
  tool: string;
  addresses: readonly string[];
  /** Whether they are the pod's own; absent for the Service, and where there is none to compare. */
  matchesPod?: boolean;
  ms: number;
  at: string;
  problem?: { code: string; message: string };
}
