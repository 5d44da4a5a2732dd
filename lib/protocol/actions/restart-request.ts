import { z } from "zod";
import { seenSet } from "./seen.ts";

/** `at`: the time that is written into the template's annotation, as the one who asks has it; two restarts of one time are one. */
export const restartRequest = z.strictObject({ action: z.literal("restart"), ...seenSet, at: z.iso.datetime() });
