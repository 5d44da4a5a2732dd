import { systemClock } from "../lib/clock.ts";
import type { Config } from "../lib/server/config.ts";
import type { ClusterChoice } from "../lib/server/find-choice.ts";
import { findChoice } from "../lib/server/find-choice.ts";

/** The cluster that will be shown, as it answered just now. */
export interface CheckedCluster {
  source: ClusterChoice["source"];
  context: string;
  server?: string;
  version?: string;
}

/**
 * Finds out which cluster the settings mean and makes sure that it answers, so that a mistake is told before anything is built or
 * served. Throws AppError with one sentence that names the cause and what to try. The lab needs no asking: it is not there yet.
 */
export async function checkCluster(config: Config): Promise<CheckedCluster> {
  const choice = await findChoice(config);
  if (choice.source === "lab") return { source: "lab", context: "lab" };
  // Loaded only now: the official client takes half a second, which a start on the lab does not have.
  const { openCluster } = await import("../lib/cluster/open-cluster.ts");
  const door =
    choice.source === "in-cluster"
      ? ({ source: "in-cluster", address: config.inClusterAddress } as const)
      : ({
          source: "kubeconfig",
          ...(config.kubeconfig === undefined ? {} : { kubeconfig: config.kubeconfig }),
          ...(choice.context === undefined ? {} : { context: choice.context }),
        } as const);
  const cluster = await openCluster({ ...door, readOnly: true, clock: systemClock, random: Math.random });
  const { context, server, version } = cluster;
  await cluster.close();
  return { source: choice.source, context, server, ...(version === undefined ? {} : { version }) };
}
