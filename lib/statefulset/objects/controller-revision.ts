import type { Meta } from "./meta.ts";

/** The template itself is not kept; it is fetched when somebody asks for it. */
export interface ControllerRevision extends Meta {
  revision: number;
}
