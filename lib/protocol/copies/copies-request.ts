import { z } from "zod";
import { forecastBody } from "../forecast-body.ts";
import { namespaceName } from "../set-address.ts";

const image = z.string().min(1).max(500);

/**
 * POST /api/copies and /api/copies/plan: the forecast's request, which set is copied (the live one of that name by its uid, or a manifest), and how. The
 * `forecast` has the lanes and the change.
 */
export const copiesRequest = z.strictObject({
  forecast: forecastBody,
  of: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("live"), uid: z.string().min(1).max(64) }),
    z.strictObject({ kind: z.literal("manifest"), manifest: z.record(z.string(), z.unknown()) }),
  ]),
  choice: z.strictObject({
    namespace: namespaceName,
    claims: z.enum(["none", "tiny"]),
    image: z.exactOptional(image),
    newImage: z.exactOptional(image),
    failure: z.exactOptional(z.enum(["probe", "image"])),
    keep: z.boolean(),
  }),
});
export type CopiesRequest = z.infer<typeof copiesRequest>;
