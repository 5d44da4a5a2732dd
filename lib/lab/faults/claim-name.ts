import { AppError } from "../../errors.ts";
import type { Store } from "../store/store.ts";
import type { ClaimName } from "./levers.ts";

/** The claim that `namespace/name` means. Throws AppError (not_found). */
export function claimName(store: Store, text: string): ClaimName {
  const [namespace = "", name = ""] = text.split("/");
  if (!store.get("persistentvolumeclaims", namespace, name)) throw new AppError("not_found", `There is no claim ${text} in the lab now.`);
  return { namespace, name };
}
