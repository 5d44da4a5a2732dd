import type { Cluster } from "../../cluster/cluster.ts";
import type { Offer } from "../../protocol/actions/action-response.ts";
import { type ActionName, actionRights } from "../../statefulset/actions/action-rights.ts";
import { missingRight } from "../missing-right.ts";

/** Whether the person may do this in the namespace, by access reviews; else why not, with the first right that is missing. */
export async function offerOf(cluster: Cluster, action: ActionName, namespace: string): Promise<Offer> {
  const off = cluster.asPerson().writesAreOff;
  if (off !== undefined) return { allowed: false, why: off };
  if (action === "visit" && isNetworkReached(cluster)) return { allowed: true };
  for (const right of actionRights[action]) {
    if (await cluster.may(right.verb, right.resource, namespace)) continue;
    const missing = missingRight(right, namespace, cluster.user);
    return { allowed: false, why: missing.message, missing };
  }
  return { allowed: true };
}

/** Whether pods and Services are asked at their own addresses from here; else through the API server. */
export function isNetworkReached({ network }: Pick<Cluster, "network">): boolean {
  return network !== undefined && (network.dns !== undefined || network.proxyUrl !== undefined);
}
