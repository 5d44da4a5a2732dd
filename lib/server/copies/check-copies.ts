import type { Cluster } from "../../cluster/cluster.ts";
import { AppError } from "../../errors.ts";
import type { CopiesPlanResponse } from "../../protocol/copies/copies-plan.ts";
import { copiesRights } from "../../simulation/copies/copies-rights.ts";
import type { CopiesPlan } from "../../simulation/copies/plan-copies.ts";
import { type Quota, quotaFaults } from "../../simulation/copies/quota-faults.ts";
import type { PersonPlan } from "../../simulation/forecast-request.ts";
import { missingRight } from "../missing-right.ts";
import type { Found } from "./found.ts";
import { plannedObjects } from "./planned-objects.ts";
import { tryCopies } from "./try-copies.ts";

/** What a run would create, and whatever stands against it: bounds, rights, what the API server says to a dry run, quota. Nothing is created. */
export async function checkCopies(
  cluster: Cluster,
  plan: CopiesPlan,
  person: PersonPlan,
  signal: AbortSignal,
): Promise<CopiesPlanResponse> {
  const found: Found = { forbids: [...plan.faults], unknowns: [], notes: [] };
  const off = cluster.asPerson().writesAreOff;
  if (off !== undefined) found.forbids.push(off);
  const seen = cluster.namespaces === undefined || cluster.namespaces.includes(plan.namespace);
  if (!seen) found.forbids.push(`Namespace ${plan.namespace} is not watched, so nothing of the copies would be seen.`);
  else if (cluster.cache.isForbidden("pods", plan.namespace))
    found.forbids.push(`Pods may not be listed in namespace ${plan.namespace}, so nothing of the copies would be seen.`);
  if (found.forbids.length === 0) await checkRights(cluster, plan, person, found);
  // What may not be created need not be tried.
  if (found.forbids.length === 0) await Promise.all([tryCopies(cluster, plan, found), checkQuota(cluster, plan, found, signal)]);
  return {
    namespace: plan.namespace,
    objects: plannedObjects(plan),
    asked: plan.asked,
    notes: [...plan.notes, ...found.notes],
    forbids: [...new Set(found.forbids)],
    unknowns: [...new Set(found.unknowns)],
  };
}

async function checkRights(cluster: Cluster, plan: CopiesPlan, person: PersonPlan, found: Found): Promise<void> {
  for (const right of copiesRights(plan, person)) {
    const allowed = await cluster.review(right.verb, right.resource, plan.namespace);
    if (allowed) continue;
    if (allowed === undefined) {
      found.unknowns.push(`The API server does not say whether you may ${right.verb} ${right.resource}.`);
      continue;
    }
    const { message, command } = missingRight(right, plan.namespace, cluster.user);
    found.forbids.push(`${message} This would grant it: ${command}`);
  }
}

async function checkQuota(cluster: Cluster, plan: CopiesPlan, found: Found, signal: AbortSignal): Promise<void> {
  try {
    const quotas = (await cluster.asPerson().list("resourcequotas", plan.namespace, signal)).map(toQuota);
    found.forbids.push(...quotaFaults(plan, quotas));
    if (quotas.some(({ isScoped }) => isScoped))
      found.unknowns.push("A quota counts some pods only: whether the copies are among them was not looked at.");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // A server that does not know quotas has none.
    if (error.code !== "not_found") found.unknowns.push(`Quotas of namespace ${plan.namespace} could not be read: ${error.message}`);
  }
}

function toQuota(item: Readonly<Record<string, unknown>>): Quota {
  const { metadata, spec, status } = item as {
    metadata?: { name?: string };
    spec?: { hard?: Record<string, string>; scopes?: unknown; scopeSelector?: unknown };
    status?: { used?: Record<string, string> };
  };
  return {
    name: metadata?.name ?? "",
    hard: spec?.hard ?? {},
    used: status?.used ?? {},
    isScoped: spec?.scopes !== undefined || spec?.scopeSelector !== undefined,
  };
}
