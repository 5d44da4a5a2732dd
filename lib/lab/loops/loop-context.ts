import type { Clock } from "../../clock.ts";
import type { Behaviour } from "../../controllers/release.ts";
import type { VolumeDirectories } from "../kubelet/volume-directories.ts";
import type { Pace } from "../pace.ts";
import type { Random } from "../random.ts";
import type { Store } from "../store/store.ts";
import type { EventRecorder } from "./event-recorder.ts";

/** What the controllers' loops share. */
export interface LoopContext {
  store: Store;
  clock: Clock;
  random: Random;
  pace: Pace;
  recorder: EventRecorder;
  directories: VolumeDirectories;
  /** The release and gates that the controllers mirror; default: as recorded. */
  behaviour?: Behaviour;
  /** Provisioners whose claims are given directories of the lab; default: that of the lab's own storage class. */
  provisioners?: readonly string[];
}
