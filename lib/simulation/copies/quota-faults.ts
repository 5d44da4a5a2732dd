import { parseQuantity } from "../../statefulset/quantity.ts";
import { tinyClaim } from "./copy-workload.ts";
import type { CopiesPlan } from "./plan-copies.ts";

/** What a ResourceQuota gives, and what of it is taken, as quantities by resource. */
export interface Quota {
  name: string;
  hard: Readonly<Record<string, string>>;
  used: Readonly<Record<string, string>>;
  /** It counts some pods only; which of the copies those are is not looked at. */
  isScoped: boolean;
}

/** What of the plan no quota has room for, a sentence each. */
export function quotaFaults(plan: CopiesPlan, quotas: readonly Quota[]): readonly string[] {
  const wanted = wantedOf(plan);
  return quotas.flatMap(({ name, hard, used, isScoped }) =>
    Object.entries(hard).flatMap(([resource, limit]) => {
      const more = wanted[resource];
      if (more === undefined || more === 0 || isScoped) return [];
      const [most, taken] = [parseQuantity(limit) ?? 0, parseQuantity(used[resource] ?? "0") ?? 0];
      if (taken + more <= most) return [];
      return [
        `Quota ${name} has no room: ${resource} is ${used[resource] ?? "0"} of ${limit}, and the copies ask for ${amountWords(resource, more)} more.`,
      ];
    }),
  );
}

function wantedOf({ lanes, asked }: CopiesPlan): Readonly<Record<string, number>> {
  const sets = lanes.filter(({ spec }) => spec.workload === "StatefulSet").length;
  return {
    pods: asked.pods,
    "count/pods": asked.pods,
    cpu: asked.cpuMillis / 1_000,
    "requests.cpu": asked.cpuMillis / 1_000,
    memory: asked.memoryBytes,
    "requests.memory": asked.memoryBytes,
    services: lanes.length,
    "count/services": lanes.length,
    configmaps: 1,
    "count/configmaps": 1,
    persistentvolumeclaims: asked.claims,
    "count/persistentvolumeclaims": asked.claims,
    "requests.storage": asked.claims * (parseQuantity(tinyClaim) ?? 0),
    "count/statefulsets.apps": sets,
    "count/deployments.apps": lanes.length - sets,
  };
}

function amountWords(resource: string, amount: number): string {
  return resource.endsWith("memory") || resource.endsWith("storage") ? `${Math.ceil(amount / 2 ** 20)}Mi` : String(amount);
}
