import { z } from "zod";
import { namespaceName, setName } from "../set-address.ts";

/** A run on copies, by its name: DELETE /api/copies/<namespace>/<run>. */
export const copiesAddress = z.object({ namespace: namespaceName, run: setName });

/** The very ConfigMap that was seen. */
export const copiesRemoval = z.strictObject({ uid: z.string().min(1).max(64) });
