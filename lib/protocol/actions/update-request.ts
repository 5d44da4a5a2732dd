import { z } from "zod";
import { seenSet } from "./seen.ts";

const quantity = z.string().min(1).max(64).nullable();
const amounts = z.strictObject({ cpu: quantity.optional(), memory: quantity.optional() });

/** What is to be different of one container: null takes a variable, a request or a limit away; what is absent stays as it is. */
const containerChange = z.strictObject({
  name: z.string().min(1).max(63),
  isInit: z.boolean().optional(),
  image: z.string().regex(/^\S+$/, "must be an image").max(1_000).optional(),
  env: z
    .array(z.strictObject({ name: z.string().min(1).max(253), value: z.string().max(32_768).nullable() }))
    .max(500)
    .optional(),
  requests: amounts.optional(),
  limits: amounts.optional(),
});

export const updateRequest = z.strictObject({
  action: z.literal("update"),
  ...seenSet,
  containers: z.array(containerChange).min(1).max(50),
});
