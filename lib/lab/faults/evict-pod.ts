import { AppError } from "../../errors.ts";
import { answerEviction } from "../api-server/evict.ts";
import { StatusError } from "../api-server/status.ts";
import type { Levers } from "./levers.ts";

/** Evicts a pod as a client of the eviction API does. Throws AppError (not_found, or conflict with what the API said, such as a disruption budget). */
export function evictPod({ store, clock }: Levers, namespace: string, name: string): void {
  try {
    answerEviction(store, namespace, name, "{}", clock.now());
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const causes = error.status.details?.causes?.map(({ message }) => ` ${message}.`).join("") ?? "";
    throw new AppError(error.status.code === 404 ? "not_found" : "conflict", `${error.message}${causes}`, { cause: error });
  }
}
