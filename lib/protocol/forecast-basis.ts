import type { Gates, Release } from "../controllers/release.ts";
import type { ForecastSet, PodTimes } from "../simulation/forecast-request.ts";

/** GET …/forecast-basis: what a forecast of a live set begins with. */
export interface ForecastBasis {
  /** Which object it is of. */
  uid: string;
  generation: number;
  set: ForecastSet;
  pod: PodTimes;
  times: {
    /** Where start and ready are from: seen as it happened, from the pods' timestamps (whole seconds), or nobody knows and the usual ones are taken. */
    starts: "watched" | "timestamps" | "assumed";
    /** On how many starts. */
    of: number;
    stops: "watched" | "assumed";
    /** On how many stops. */
    stopsOf: number;
    /** All of that in a sentence. */
    about: string;
  };
  release: Release;
  /** Gates that the set itself shows to be set otherwise than the release has them. */
  gates: Gates;
  /** As the server says it; absent: it has not yet. */
  serverVersion?: string;
  /** What is otherwise than a forecast takes it, a sentence each. */
  notes: readonly string[];
}
