import type { Clock } from "../../clock.ts";
import type { NodeTimings } from "../../controllers/node/timings.ts";
import type { EventRecorder } from "../loops/event-recorder.ts";
import type { NetworkView } from "../network/find-destination.ts";
import type { ImageRegistry } from "../programs/image.ts";
import type { BlackHole } from "./black-hole.ts";
import type { Errands } from "./errands.ts";
import type { NodeTroubles } from "./node-troubles.ts";
import type { VolumeDirectories } from "./volume-directories.ts";

/** What the nodes' kubelets and pods share. */
export interface NodeContext {
  view: NetworkView;
  clock: Clock;
  recorder: EventRecorder;
  directories: VolumeDirectories;
  images: ImageRegistry;
  timings: NodeTimings;
  troubles: NodeTroubles;
  errands: Errands;
  blackHole: BlackHole;
  /** Images that nodes have pulled, and the troubles that a pull has got over. */
  pulled: Set<string | symbol>;
  /** When the nodes look at their containers, modulo a second. */
  relistPhaseMs: number;
}
