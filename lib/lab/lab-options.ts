import type { Clock } from "../clock.ts";
import type { Gates, Release } from "../controllers/release.ts";
import type { Pace } from "./pace.ts";
import type { ScenarioChoice } from "./scenarios/scenarios.ts";

/** How a lab is wanted; every part has a default. */
export interface LabOptions {
  /** Default: all. A directory that has data keeps what it has. */
  scenario?: ScenarioChoice;
  /** Without: API server and controllers only, no nodes; pods stay Pending. Default: with. */
  node?: boolean;
  /** How many nodes it has, 1 to nodesMax; default: 2. */
  nodes?: number;
  clock?: Clock;
  /** Seconds of the lab in a second of that clock, 1 to 1000. */
  speed?: number;
  /** Gives uids, generated names and choices; the same seed gives the same. */
  seed?: number;
  /** Where volumes lie, without anything being kept; default: a fresh folder among the system's temporary ones, removed at close. */
  directory?: string;
  /** A directory in which everything is kept, so that a lab that is started on it again goes on where this one was, however it ended. */
  data?: string;
  /** The API server's port; default: any free one. */
  port?: number;
  pace?: Partial<Pace>;
  /** The Kubernetes release whose rules hold, with every gate at its default; default: the one that was recorded. */
  release?: Release;
  /** Feature gates that are set otherwise than the release has them. */
  gates?: Gates;
  /** Whom requests without credentials are of: the lab's owner, because kubectl sends none over plain HTTP (default), or nobody known. */
  anonymous?: "owner" | "anonymous";
  /** How many changes are kept for watchers. */
  historyMax?: number;
  /** Called with a sentence about what could not be had, such as a node port that is taken. */
  note?: (sentence: string) => void;
}
