import type { Cluster } from "../../cluster/cluster.ts";
import type { Offer } from "../../protocol/actions/action-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import { type ActionName, actionRights } from "../../statefulset/actions/action-rights.ts";
import { missingRight } from "../missing-right.ts";

/**
 * Whether the person may do this, by access reviews; else why not, with the first right that is missing. About the set itself it is asked by
 * its name, for a role may name the sets that it is for; about its pods and claims in the whole namespace.
 */
export async function offerOf(
  cluster: Pick<Cluster, "asPerson" | "review" | "user" | "network">,
  action: ActionName,
  { namespace, name }: SetAddress,
): Promise<Offer> {
  const off = cluster.asPerson().writesAreOff;
  if (off !== undefined) return { allowed: false, why: off };
  if (action === "visit" && isNetworkReached(cluster)) return { allowed: true };
  for (const right of actionRights[action]) {
    const allowed = await cluster.review(right.verb, right.resource, namespace, isOfSet(right.resource) ? name : undefined);
    if (allowed) continue;
    if (allowed === undefined)
      return { allowed: false, why: `The API server does not say whether you may ${right.verb} ${right.resource}. Try again in a moment.` };
    const missing = missingRight(right, namespace, cluster.user);
    return { allowed: false, why: missing.message, missing };
  }
  return { allowed: true };
}

/** Whether pods and Services are asked at their own addresses from here; else through the API server. */
export function isNetworkReached({ network }: Pick<Cluster, "network">): boolean {
  return network !== undefined && (network.dns !== undefined || network.proxyUrl !== undefined);
}

function isOfSet(resource: string): boolean {
  return resource.split("/")[0] === "statefulsets";
}
