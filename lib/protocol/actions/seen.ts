import { z } from "zod";
import { setName } from "../set-address.ts";

const uid = z.string().min(1).max(64);

/** What every request for an action carries besides what is to be done. */
export const asked = {
  /** Says what would come of it, and does nothing. */
  dryRun: z.boolean(),
  /** Made up by the client for one intent: sent twice (a double click, a retry) it is done once, and answered alike. */
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, "must be 8 to 64 letters, digits or '-'"),
};

/** The set as it was seen: nothing is done to another one, nor to this one once its spec has changed. */
export const seenSet = { ...asked, uid, generation: z.int().nonnegative() };

/** The set, and one of its pods as it was seen: nothing is done to a later life of the same name. */
export const seenPod = { ...asked, uid, ordinal: z.int().nonnegative(), podUid: uid };

/** A claim as it was seen: nothing is done to a later one of the same name. */
export const seenClaim = { claim: setName, claimUid: uid };
