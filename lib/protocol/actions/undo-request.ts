import { z } from "zod";
import { seenSet } from "./seen.ts";

/** `revision`: the number of one of the set's ControllerRevisions. */
export const undoRequest = z.strictObject({ action: z.literal("undo"), ...seenSet, revision: z.int().min(1) });
