import { z } from "zod";
import { namespaceName } from "./requests.ts";

/**
 * Trouble that can be made in the lab, POST /lab/faults. api-server-down: every connection cut and none taken; dns-down: no question answered;
 * history-forgotten: watches that come back are answered with 410; right-missing: the explorer's user may not do that.
 */
export const labFault = z.discriminatedUnion("fault", [
  z.strictObject({ fault: z.literal("api-server-down") }),
  z.strictObject({ fault: z.literal("dns-down") }),
  z.strictObject({ fault: z.literal("history-forgotten") }),
  z.strictObject({
    fault: z.literal("right-missing"),
    verb: z.enum(["get", "list", "watch", "create", "update", "patch", "delete"]),
    resource: z.string().regex(/^[a-z]{1,63}(\/[a-z]{1,63})?$/, "must be a resource's name, such as pods or pods/exec"),
    namespace: namespaceName.optional(),
  }),
]);

export type LabFault = z.infer<typeof labFault>;
