import { z } from "zod";
import { annotateRequest } from "./annotate-request.ts";
import { deleteClaimRequest, expandClaimRequest } from "./claim-request.ts";
import { deletePodRequest, evictPodRequest } from "./delete-pod-request.ts";
import { deleteSetRequest } from "./delete-set-request.ts";
import { partitionRequest } from "./partition-request.ts";
import { restartRequest } from "./restart-request.ts";
import { seenSet } from "./seen.ts";
import { settingsRequest } from "./settings-request.ts";
import { strategyRequest } from "./strategy-request.ts";
import { undoRequest } from "./undo-request.ts";
import { updateRequest } from "./update-request.ts";

/** The API keeps replicas in 32 bits. */
const replicasMax = 2_147_483_647;

export const scaleRequest = z.strictObject({ action: z.literal("scale"), ...seenSet, replicas: z.int().min(0).max(replicasMax) });

/** POST /api/statefulsets/<namespace>/<name>/actions: one variant for each action. */
export const actionRequest = z.discriminatedUnion("action", [
  scaleRequest,
  updateRequest,
  restartRequest,
  undoRequest,
  strategyRequest,
  partitionRequest,
  settingsRequest,
  annotateRequest,
  deletePodRequest,
  evictPodRequest,
  expandClaimRequest,
  deleteClaimRequest,
  deleteSetRequest,
]);
export type ActionRequest = z.infer<typeof actionRequest>;
