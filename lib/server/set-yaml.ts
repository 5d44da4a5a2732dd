import type { Cluster } from "../cluster/cluster.ts";
import type { SetAddress } from "../protocol/set-address.ts";

/** Not shown: it is the same text once more, and may hold what the live object no longer does. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

type Part = Record<string, unknown>;

/** The set as YAML, fetched now and kept nowhere; without managedFields and the last applied configuration. Throws AppError. */
export async function setYaml(
  cluster: Cluster,
  { namespace, name }: SetAddress,
  signal: AbortSignal,
): Promise<{ yaml: string; resourceVersion: string }> {
  const { metadata = {}, spec, status } = (await cluster.getObject("statefulsets", namespace, name, signal)) as Record<string, Part>;
  const { managedFields: _fields, annotations, resourceVersion, ...kept } = metadata;
  const { [lastApplied]: _applied, ...shown } = (annotations ?? {}) as Part;
  const tidy = { ...kept, ...(Object.keys(shown).length > 0 ? { annotations: shown } : {}), resourceVersion };
  const { stringify } = await import("yaml");
  return {
    yaml: stringify({ apiVersion: "apps/v1", kind: "StatefulSet", metadata: tidy, spec, status }, { lineWidth: 0 }),
    resourceVersion: typeof resourceVersion === "string" ? resourceVersion : "",
  };
}
