import { z } from "zod";
import { namespaceName } from "./set-address.ts";

/** The query of GET /api/access: about which namespace; absent: the whole cluster, or the first of those that are watched. */
export const accessQuery = z.object({
  namespace: z
    .array(namespaceName)
    .max(1, "may stand once")
    .optional()
    .transform((values) => values?.[0]),
});
