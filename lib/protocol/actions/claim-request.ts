import { z } from "zod";
import { setName } from "../set-address.ts";
import { asked, seenClaim } from "./seen.ts";

/** Claims that are expanded with one request. */
const claimsMax = 1_000;

/** Asks for larger claims. All are checked before the first is changed. */
export const expandClaimRequest = z.strictObject({
  action: z.literal("expand-claim"),
  ...asked,
  claims: z.array(z.strictObject(seenClaim)).min(1).max(claimsMax),
  size: z.string().min(1).max(32),
});

/** Gives up a claim that no pod uses; `confirm`: its name, typed by the person. */
export const deleteClaimRequest = z.strictObject({
  action: z.literal("delete-claim"),
  ...asked,
  ...seenClaim,
  confirm: setName,
});
