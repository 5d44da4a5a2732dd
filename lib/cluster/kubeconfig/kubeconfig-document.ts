/** A kubeconfig as it is written, its paths already absolute. Only what we look at is named; the rest is carried along. */
export interface KubeconfigDocument {
  clusters: readonly NamedEntry[];
  users: readonly NamedEntry[];
  contexts: readonly NamedEntry[];
  currentContext: string | undefined;
}

/** One entry of clusters, users or contexts: its name and the object beside it. */
export interface NamedEntry {
  name: string;
  value: Readonly<Record<string, unknown>>;
}

/**
 * Joins several kubeconfigs as kubectl does: of entries with the same name, and of current contexts, the first wins.
 * Mirrors clientcmd's ClientConfigLoadingRules.Load.
 */
export function mergeKubeconfigs(documents: readonly KubeconfigDocument[]): KubeconfigDocument {
  return {
    clusters: firstOfEachName(documents.flatMap((document) => document.clusters)),
    users: firstOfEachName(documents.flatMap((document) => document.users)),
    contexts: firstOfEachName(documents.flatMap((document) => document.contexts)),
    currentContext: documents.find((document) => document.currentContext !== undefined)?.currentContext,
  };
}

function firstOfEachName(entries: readonly NamedEntry[]): readonly NamedEntry[] {
  const byName = new Map<string, NamedEntry>();
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry);
  return [...byName.values()];
}
