import type { WireDeployment } from "../../controllers/objects/deployment.ts";
import type { WireService } from "../../controllers/objects/service.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { InitialFiles } from "../kubelet/volume-directories.ts";
import type { ImageRepository } from "../programs/image.ts";
import type { HelmRelease } from "./helm-release.ts";

/** Something that a lab can start with: what people did in it, and what is in its files today. All of it is in the namespace "default". */
export interface Scenario {
  /** A sentence for whoever chooses. */
  about: string;
  /** What its pods' images are. */
  images: readonly ImageRepository[];
  /** What was done, oldest first. */
  past: readonly PastStep[];
  /** What the claims' volumes hold, by claim. */
  volumes: Readonly<Record<string, InitialFiles>>;
  /** What containers wrote outside of their volumes, by `pod/container`; the names are whole paths. */
  ownFiles?: Readonly<Record<string, InitialFiles>>;
  /** Containers that ended in the past and were started again, the last time so many days ago, by `pod/container`. */
  restarts?: Readonly<Record<string, { count: number; daysAgo: number; exitCode: number; reason: string }>>;
  /** Events that somebody told about its sets a moment ago. */
  events?: readonly { set: string; reason: string; message: string }[];
}

/** What somebody did with kubectl or helm so many days ago. */
export interface PastStep {
  daysAgo: number;
  /** Releases whose objects are those of this step. */
  helmReleases?: readonly HelmRelease[];
  services?: readonly WireService[];
  deployments?: readonly WireDeployment[];
  statefulSets?: readonly WireStatefulSet[];
  /** `kubectl set image` of a StatefulSet's first container. */
  setImage?: { statefulSet: string; image: string };
}
