import { z } from "zod";
import { seenSet } from "./seen.ts";

/** The API keeps replicas in 32 bits. */
const replicasMax = 2_147_483_647;

export const scaleRequest = z.strictObject({ action: z.literal("scale"), ...seenSet, replicas: z.int().min(0).max(replicasMax) });

/** POST /api/statefulsets/<namespace>/<name>/actions: one variant for each action. */
export const actionRequest = z.discriminatedUnion("action", [scaleRequest]);
export type ActionRequest = z.infer<typeof actionRequest>;
