import type { Clock } from "../../clock.ts";
import type { Release } from "../../controllers/release.ts";
import type { PodRuntimes } from "../kubelet/pod-runtime.ts";
import type { Random } from "../random.ts";
import type { Store } from "../store/store.ts";
import type { ApiTroubles } from "./api-troubles.ts";
import type { Identities } from "./identify-caller.ts";

/** What every request may need. */
export interface ApiContext extends Identities {
  store: Store;
  clock: Clock;
  random: Random;
  runtimes: PodRuntimes;
  /** The release that it says it is; default: the one that was recorded. */
  release?: Release;
  /** What is made to go wrong. */
  troubles: ApiTroubles;
}
