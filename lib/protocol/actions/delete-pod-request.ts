import { z } from "zod";
import { seenPod } from "./seen.ts";

/** Longest grace that can be asked for: a day. */
const graceMax = 86_400;

/** `graceSeconds` absent: the pod's own. With 0 the pod is gone at once, whatever its node says: only with its name in `confirm`. */
export const deletePodRequest = z.strictObject({
  action: z.literal("delete-pod"),
  ...seenPod,
  graceSeconds: z.int().min(0).max(graceMax).optional(),
  confirm: z.string().max(253).optional(),
});

/** As a drain does it: disruption budgets have a say. */
export const evictPodRequest = z.strictObject({ action: z.literal("evict-pod"), ...seenPod });
