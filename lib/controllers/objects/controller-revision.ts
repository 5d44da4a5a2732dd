import type { WireObject } from "./meta.ts";

export interface WireControllerRevision extends WireObject {
  data: unknown;
  revision: number;
}
