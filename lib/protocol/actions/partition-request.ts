import { z } from "zod";
import { seenSet } from "./seen.ts";

/** The API keeps it in 32 bits. */
export const partitionMax = 2_147_483_647;

export const partitionRequest = z.strictObject({
  action: z.literal("partition"),
  ...seenSet,
  partition: z.int().min(0).max(partitionMax),
});
