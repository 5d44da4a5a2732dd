import { probeStrategies } from "../../cluster/actions/probe-strategies.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import type { StrategiesResponse } from "../../protocol/actions/strategies-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";

/** What this API server makes of the strategies' newer parts, asked with the person's rights. Throws AppError. */
export async function setStrategies(cluster: Cluster, address: SetAddress): Promise<StrategiesResponse> {
  const { version } = cluster;
  return { ...(version === undefined ? {} : { version }), ...(await probeStrategies(cluster.asPerson(), address)) };
}
