import type { Cluster } from "../cluster/cluster.ts";
import { AppError } from "../errors.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import type { ClaimUsage, UsageResponse } from "../protocol/usage-response.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import { parseStatsSummary } from "../statefulset/storage/parse-stats-summary.ts";
import { missingRight } from "./missing-right.ts";

/** Nodes that are asked for one set at the most: those with most of its pods. */
const nodesMax = 20;
/** Of these at once: an answer is as long as the node has pods. */
const nodesAtOnce = 4;

/**
 * How full the volumes of the set's claims are, by the kubelets of the nodes on which its pods run, asked now with the person's rights. A node
 * that cannot be asked is named with the reason. Throws AppError: not_found (no such set), forbidden (nothing is asked for anybody here).
 */
export async function setUsage(cluster: Cluster, { namespace, name }: SetAddress, signal: AbortSignal): Promise<UsageResponse> {
  const set = cluster.cache.find("statefulsets", namespace, name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  const person = cluster.asPerson();
  if (person.readsAreOff !== undefined) throw new AppError("forbidden", person.readsAreOff);
  const nodes = nodesOf([...cluster.cache.inNamespace("pods", namespace)].filter((pod) => ordinalOf(pod, set) !== undefined));
  const claims: Record<string, ClaimUsage> = {};
  const unknown: UsageResponse["unknown"][number][] = nodes
    .slice(nodesMax)
    .map((node) => ({ node, message: `Only ${nodesMax} nodes are asked.` }));
  if (nodes.length > 0 && !(await cluster.may("get", "nodes/proxy", ""))) {
    const dark = missingRight({ verb: "get", resource: "nodes/proxy" }, undefined, cluster.user);
    return { claims, unknown: nodes.slice(0, nodesMax).map((node) => ({ node, message: `The right is missing to ${dark.right}.` })), dark };
  }
  const waiting = nodes.slice(0, nodesMax);
  const askNext = async (): Promise<void> => {
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      const target = { resource: "nodes", namespace: "", name: node, subresource: "proxy/stats/summary" } as const;
      try {
        for (const { claim, namespace: of, ...measured } of parseStatsSummary(await person.get(target, signal))) {
          if (of === namespace) claims[claim] = { ...measured, node };
        }
      } catch (error) {
        unknown.push({ node, message: describe(error, node) });
      }
    }
  };
  await Promise.all(Array.from({ length: nodesAtOnce }, askNext));
  return { claims, unknown };
}

/** Names of the nodes on which the pods run, those with most of them first. */
function nodesOf(pods: readonly { nodeName?: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { nodeName } of pods) if (nodeName !== undefined) counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([node]) => node);
}

function describe(error: unknown, node: string): string {
  if (error instanceof AppError && error.code === "not_found")
    return `The cluster does not answer what its kubelet measured (nodes/${node}/proxy/stats/summary).`;
  if (error instanceof AppError) return error.message;
  return "Its kubelet's answer could not be read.";
}
