import type { WireClaim } from "../objects/claim.ts";

/** What a node knows beside the pod itself: asked while deciding, and the same for as long as one decision takes. */
export interface NodeFacts {
  hostIP: string;
  /** Whether the node has the image; pulled ones stay. */
  hasImage(image: string): boolean;
  /** The keys of a ConfigMap or Secret of the pod's namespace; undefined: there is none of that name. */
  keysOf(kind: "configmap" | "secret", name: string): ReadonlySet<string> | undefined;
  claim(name: string): WireClaim | undefined;
  /** Why a container's command cannot be run, in the runtime's words; undefined: it can. */
  whyNotStartable(container: string): string | undefined;
}
