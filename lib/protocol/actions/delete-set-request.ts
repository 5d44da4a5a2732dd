import { z } from "zod";
import { setName } from "../set-address.ts";
import { seenSet } from "./seen.ts";

/** Deletes the set, and with it what the cascade takes along; `confirm`: its name, typed by the person. */
export const deleteSetRequest = z.strictObject({
  action: z.literal("delete-set"),
  ...seenSet,
  cascade: z.enum(["Background", "Foreground", "Orphan"]),
  confirm: setName,
});
