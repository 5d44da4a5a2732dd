import { z } from "zod";
import { seenSet } from "./seen.ts";

const text = z.string().min(1).max(1_024).nullable().optional();

/** How the counter is read: null takes an annotation away, what is absent stays as it is. */
export const annotateRequest = z.strictObject({
  action: z.literal("annotate"),
  ...seenSet,
  path: text,
  port: text,
  file: text,
  pattern: text,
});
