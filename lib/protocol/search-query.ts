import { z } from "zod";

/** The query of GET /api/search: one text, which may be empty. */
export const searchQuery = z.object({
  q: z
    .array(z.string().max(200, "at most 200 characters"))
    .max(1, "may stand once")
    .optional()
    .transform((values) => values?.[0] ?? ""),
});
