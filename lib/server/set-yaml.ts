import { stringify } from "yaml";
import type { Cluster } from "../cluster/cluster.ts";
import type { SetAddress } from "../protocol/requests.ts";

/** Longest last-applied configuration that is worth showing is none: it is the same text once more, and may hold what the live object no longer does. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** The set as YAML, fetched now and kept nowhere; without managedFields and without the last applied configuration. Throws AppError. */
export async function setYaml(
  cluster: Cluster,
  { namespace, name }: SetAddress,
  signal: AbortSignal,
): Promise<{ yaml: string; resourceVersion: string }> {
  const { metadata, ...rest } = (await cluster.getObject("statefulsets", namespace, name, signal)) as {
    metadata?: Record<string, unknown>;
  };
  const { managedFields: _fields, annotations, ...kept } = metadata ?? {};
  const { [lastApplied]: _applied, ...shown } = (annotations ?? {}) as Record<string, unknown>;
  const tidy = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { ...kept, ...(Object.keys(shown).length > 0 ? { annotations: shown } : {}) },
  };
  return {
    yaml: stringify({ ...tidy, ...rest, ...{ apiVersion: "apps/v1", kind: "StatefulSet" } }, { lineWidth: 0 }),
    resourceVersion: String(kept.resourceVersion ?? ""),
  };
}
