import type { WireService } from "../../controllers/objects/service.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { InitialFiles } from "../kubelet/volume-directories.ts";
import type { ImageRepository } from "../programs/image.ts";

/** What a lab starts with, besides its nodes and namespaces. */
export interface Scenario {
  /** A sentence for whoever chooses. */
  about: string;
  services: readonly WireService[];
  statefulSets: readonly WireStatefulSet[];
  /** What its pods' images are. */
  images: readonly ImageRepository[];
  /** What the claims' volumes hold when they are made, by `namespace/claim`. */
  files: ReadonlyMap<string, InitialFiles>;
  /** Events that somebody told about its sets before anybody looked. */
  events?: readonly { set: string; reason: string; message: string }[];
}
