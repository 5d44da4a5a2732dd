import { z } from "zod";
import { seenSet } from "./seen.ts";

const int32 = z.int().max(2_147_483_647);
const retention = z.enum(["Retain", "Delete"]);

/** What is absent stays as it is. */
export const settingsRequest = z.strictObject({
  action: z.literal("settings"),
  ...seenSet,
  minReadySeconds: int32.min(0).optional(),
  retention: z.strictObject({ whenDeleted: retention, whenScaled: retention }).optional(),
  revisionHistoryLimit: int32.min(0).optional(),
});
