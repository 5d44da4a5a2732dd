import type { Cluster } from "../../cluster/cluster.ts";
import type { Resource } from "../../cluster/requests/resources.ts";
import { AppError } from "../../errors.ts";
import type { ActionsResponse, Offer } from "../../protocol/actions/action-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import { type ActionName, actionNames } from "../../statefulset/actions/action-rights.ts";
import type { DarkColumn } from "../../statefulset/board/board.ts";
import { missingRight } from "../missing-right.ts";
import { offerOf } from "./offer-of.ts";
import { toAutoscalers } from "./to-autoscalers.ts";
import { toBudgets } from "./to-budgets.ts";

type Items = readonly Readonly<Record<string, unknown>>[];

/**
 * What the person may do to a set, and who else has a say in it: autoscalers that scale it, disruption budgets that cover its pods. Asked with
 * this request, with the person's rights. Throws AppError (not_found: no such set).
 */
export async function setActions(cluster: Cluster, { namespace, name }: SetAddress, signal: AbortSignal): Promise<ActionsResponse> {
  const set = cluster.cache.find("statefulsets", namespace, name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  const offers = await Promise.all(
    actionNames.map(async (action): Promise<[ActionName, Offer]> => [action, await offerOf(cluster, action, { namespace, name })]),
  );
  const [autoscalers, budgets] = await Promise.all([
    listed(cluster, "horizontalpodautoscalers", namespace, signal),
    listed(cluster, "poddisruptionbudgets", namespace, signal),
  ]);
  return {
    offers: Object.fromEntries(offers) as ActionsResponse["offers"],
    ...(autoscalers.items ? { autoscalers: toAutoscalers(autoscalers.items, name) } : {}),
    ...(budgets.items ? { budgets: toBudgets(budgets.items, set.templateLabels) } : {}),
    dark: {
      ...(autoscalers.dark ? { autoscalers: autoscalers.dark } : {}),
      ...(budgets.dark ? { budgets: budgets.dark } : {}),
    },
  };
}

/** A cluster that does not serve the kind has none of them; one that may not be listed is dark; whatever else fails leaves both out. */
async function listed(
  cluster: Cluster,
  resource: Resource,
  namespace: string,
  signal: AbortSignal,
): Promise<{ items?: Items; dark?: DarkColumn }> {
  // Nobody is there whose rights they could be asked for with.
  if (cluster.source === "in-cluster") return {};
  try {
    return { items: await cluster.asPerson().list(resource, namespace, signal) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") return { items: [] };
    return error.code === "forbidden" ? { dark: missingRight({ verb: "list", resource }, namespace, cluster.user) } : {};
  }
}
