import { decideClaimProtection } from "../../controllers/claims/decide-claim-protection.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import { claimNames } from "../../controllers/scheduling/volume-fit.ts";
import type { Change } from "../store/change.ts";
import { carryOut } from "./carry-out.ts";
import { ClaimUsers } from "./claim-users.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

/** Runs the controller that keeps a deleted claim while a pod uses it. Answers how to stop it. */
export function runClaimProtectionLoop(context: LoopContext): () => void {
  const users = new ClaimUsers();
  return runControlLoop(context, {
    keysOf: (_, change) => {
      users.note(change);
      return keysOf(change);
    },
    sync: (loop, key) => {
      const [namespace = "", name = ""] = key.split("/");
      const claim = loop.store.get("persistentvolumeclaims", namespace, name);
      if (claim && isTerminating(claim)) carryOut(loop, decideClaimProtection(claim, users.of(key)));
    },
  });
}

function keysOf({ resource, type, object }: Change): string[] {
  const { namespace = "", name } = object.metadata;
  if (resource === "persistentvolumeclaims" && type !== "DELETED" && isTerminating(object)) return [`${namespace}/${name}`];
  return resource === "pods" && type === "DELETED" ? claimNames(object).map((claim) => `${namespace}/${claim}`) : [];
}
