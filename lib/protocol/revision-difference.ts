import { z } from "zod";
import type { DifferenceLine } from "../statefulset/manifest/line-difference.ts";
import { isDnsSubdomain } from "../statefulset/names.ts";

const revisionName = z
  .array(z.string().max(300).refine(isDnsSubdomain, "must be the name of a ControllerRevision"), "must be the name of a ControllerRevision")
  .length(1, "must stand once")
  .transform(([name = ""]) => name);

/** The query of GET …/difference: the names of two revisions of the set. */
export const differenceQuery = z.object({ from: revisionName, to: revisionName });

/** One of the two: all that is told of it besides its template. */
export interface ComparedRevision {
  name: string;
  revision: number;
  createdAt: string;
  /** Annotation kubernetes.io/change-cause of that time. */
  cause?: string;
}

/** How the templates of two revisions differ. */
export interface RevisionDifference {
  from: ComparedRevision;
  to: ComparedRevision;
  /** Field by field, from `from` to `to`. */
  changes: readonly { path: string; before?: string; after?: string }[];
  /** As YAML, line by line. */
  lines: readonly DifferenceLine[];
  /** There are more lines than these. */
  isCut: boolean;
}
