import type { Cluster } from "../../cluster/cluster.ts";
import { AppError } from "../../errors.ts";
import type { CopiesListResponse, FoundCopies } from "../../protocol/copies/copies-list.ts";
import { runLabel } from "../../simulation/copies/copy-names.ts";
import { missingRight } from "../missing-right.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Most runs that are shown. */
const foundMax = 100;

/** The ConfigMaps of runs in every namespace that is watched, whoever made them; and which namespaces there are to make copies in. */
export async function findCopies(cluster: Cluster, isGoing: (run: string) => boolean, signal: AbortSignal): Promise<CopiesListResponse> {
  const door = cluster.asPerson();
  const namespaces = namespacesOf(cluster);
  if (door.readsAreOff !== undefined) return { found: [], namespaces, off: door.readsAreOff };
  const off = door.writesAreOff;
  const scopes = cluster.namespaces ?? [undefined];
  const lists = await Promise.all(scopes.map((namespace) => listed(cluster, namespace, signal)));
  const items = lists.flatMap((list) => list.items ?? []);
  const dark = lists.find((list) => list.dark)?.dark;
  const found = items.slice(0, foundMax).map((item) => toFound(cluster, item, isGoing));
  return { found, namespaces, ...(off !== undefined && { off }), ...(dark && { dark }) };
}

async function listed(cluster: Cluster, namespace: string | undefined, signal: AbortSignal) {
  try {
    return { items: await cluster.asPerson().list("configmaps", namespace, signal, runLabel) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    return { dark: missingRight({ verb: "list", resource: "configmaps" }, namespace, cluster.user) };
  }
}

/** Those that are watched; where all are, those that something was seen in. */
function namespacesOf({ namespaces, cache }: Cluster): string[] {
  if (namespaces) return namespaces.toSorted();
  const seen = new Set<string>();
  for (const { namespace } of cache.all("statefulsets")) seen.add(namespace);
  for (const { namespace } of cache.all("services")) seen.add(namespace);
  return [...seen].sort();
}

function toFound({ cache }: Cluster, item: Raw, isGoing: (run: string) => boolean): FoundCopies {
  const { metadata, data } = item as {
    metadata: { name: string; namespace: string; uid: string; creationTimestamp: string };
    data?: Readonly<Record<string, string>>;
  };
  const { name: run, namespace, uid, creationTimestamp: createdAt } = metadata;
  const of = setOf(data?.["run.json"]);
  const pods = [...cache.inNamespace("pods", namespace)].filter(({ labels }) => labels[runLabel] === run).length;
  return { namespace, run, uid, createdAt, ...(of !== undefined && { of }), isGoing: isGoing(run), pods };
}

/** Anybody may have written it. */
function setOf(text: string | undefined): string | undefined {
  try {
    const { set } = JSON.parse(text ?? "{}") as { set?: unknown };
    return typeof set === "string" ? set.slice(0, 320) : undefined;
  } catch {
    return undefined;
  }
}
