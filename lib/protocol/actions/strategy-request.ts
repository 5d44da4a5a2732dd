import { z } from "zod";
import { seenSet } from "./seen.ts";

const percent = z.string().regex(/^\d{1,3}%$/, 'must be a whole number, or a percentage such as "25%"');

/** `maxUnavailable` is only looked at with RollingUpdate; absent, it stays as it is. Which types there are is for the API server to say. */
export const strategyRequest = z.strictObject({
  action: z.literal("strategy"),
  ...seenSet,
  type: z.enum(["RollingUpdate", "OnDelete", "Recreate"]),
  maxUnavailable: z.union([z.int().min(1), percent]).optional(),
});
