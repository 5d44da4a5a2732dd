import { hasServiceAccount } from "../cluster/in-cluster/service-account.ts";
import { listContexts } from "../cluster/kubeconfig/list-contexts.ts";
import type { Config } from "./config.ts";

/** Which cluster is meant; without a context the kubeconfig's current one. */
export interface ClusterChoice {
  source: "lab" | "kubeconfig" | "in-cluster";
  context?: string;
}

/**
 * Which cluster to open first. `auto` takes the service account where there is one; else the kubeconfig, if one was named or the usual one
 * has a current context; else the lab. What was named is kept, also when it will turn out not to answer.
 */
export async function findChoice(config: Config): Promise<ClusterChoice> {
  if (config.cluster === "lab" || config.cluster === "in-cluster") return { source: config.cluster };
  const named = config.cluster === "kubeconfig" || config.kubeconfig !== undefined || config.context !== undefined;
  if (named) return { source: "kubeconfig", ...(config.context === undefined ? {} : { context: config.context }) };
  if (await hasServiceAccount()) return { source: "in-cluster" };
  const { current } = await contextsOf(config);
  return current === undefined ? { source: "lab" } : { source: "kubeconfig", context: current };
}

/**
 * The clusters that one may switch to on the screen: every context of the kubeconfig, and the lab (unless a context has that name already).
 * Inside a cluster there is only that one.
 */
export async function listChoices(config: Config, first: ClusterChoice): Promise<readonly { name: string; choice: ClusterChoice }[]> {
  if (first.source === "in-cluster") return [{ name: "in-cluster", choice: first }];
  const { contexts } = await contextsOf(config);
  const choices = contexts.map((context) => ({ name: context, choice: { source: "kubeconfig", context } as ClusterChoice }));
  return contexts.includes("lab") ? choices : [...choices, { name: "lab", choice: { source: "lab" } }];
}

/** A kubeconfig that is missing or cannot be read has no contexts to offer; opening it says what is wrong with it. */
async function contextsOf(config: Config): Promise<{ contexts: readonly string[]; current: string | undefined }> {
  try {
    return await listContexts(config.kubeconfig === undefined ? {} : { paths: config.kubeconfig });
  } catch {
    return { contexts: [], current: undefined };
  }
}
