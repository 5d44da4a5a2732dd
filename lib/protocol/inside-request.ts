import { z } from "zod";
import { insideNamesMax } from "./inside-lookup.ts";
import { setName } from "./set-address.ts";

const ordinalMax = 2_147_483_647;

/** The body of POST /api/statefulsets/<namespace>/<name>/inside: from which pod one looks, and at which ordinals' names. */
export const insideRequest = z.strictObject({
  from: setName,
  ordinals: z.array(z.int().min(0).max(ordinalMax)).max(insideNamesMax),
});
export type InsideRequest = z.infer<typeof insideRequest>;
