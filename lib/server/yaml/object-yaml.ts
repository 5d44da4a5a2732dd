import type { Cluster } from "../../cluster/cluster.ts";
import { AppError } from "../../errors.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import type { FieldManager, YamlKind, YamlObject, YamlResponse } from "../../protocol/yaml-response.ts";
import { compareApplied } from "../../statefulset/manifest/compare-applied.ts";
import type { Kind } from "../../statefulset/objects/kinds.ts";
import { missingRight } from "../missing-right.ts";
import { objectsOfSet } from "./objects-of-set.ts";

/** Not shown: it is the same text once more, and may hold what the live object no longer does. Compared instead. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
/** Managers that are shown. */
const managersMax = 100;

const resources: Readonly<Record<YamlKind, Kind>> = {
  statefulset: "statefulsets",
  pod: "pods",
  claim: "persistentvolumeclaims",
  service: "services",
};

type Part = Readonly<Record<string, unknown>>;

/**
 * An object of the set as YAML, fetched now with the person's rights and kept nowhere; the set itself also where nobody can sign in, with
 * the explorer's own. Only what the cache knows as the set's is asked for. Throws AppError.
 */
export async function objectYaml(
  cluster: Cluster,
  address: SetAddress,
  asked: YamlObject | undefined,
  signal: AbortSignal,
): Promise<YamlResponse> {
  const { namespace } = address;
  const set = cluster.cache.find("statefulsets", namespace, address.name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${address.name} does not exist.`);
  const objects = objectsOfSet(cluster.cache, set);
  const { kind, name } = asked ?? { kind: "statefulset", name: address.name };
  if (!objects.some((object) => object.kind === kind && object.name === name))
    throw new AppError("not_found", `There is no ${kind} ${name} that belongs to StatefulSet ${namespace}/${address.name}.`);
  const none = { resourceVersion: "", managers: [], objects };
  try {
    return { ...none, ...(await describe(await fetchObject(cluster, namespace, kind, name, signal))) };
  } catch (error) {
    if (!(error instanceof AppError && error.code === "forbidden") || cluster.asPerson().readsAreOff !== undefined) throw error;
    return { ...none, dark: missingRight({ verb: "get", resource: resources[kind] }, namespace, cluster.user) };
  }
}

function fetchObject(cluster: Cluster, namespace: string, kind: YamlKind, name: string, signal: AbortSignal): Promise<Part> {
  const door = cluster.asPerson();
  if (kind === "statefulset" && door.readsAreOff !== undefined) return cluster.getObject("statefulsets", namespace, name, signal);
  return door.get({ resource: resources[kind], namespace, name }, signal);
}

async function describe(object: Part): Promise<Pick<YamlResponse, "yaml" | "resourceVersion" | "managers" | "applied">> {
  const { apiVersion, kind, metadata, ...rest } = object;
  const { managedFields, annotations, resourceVersion, ...kept } = (metadata ?? {}) as Part;
  const { [lastApplied]: applied, ...shown } = (annotations ?? {}) as Part;
  const tidy = { ...kept, ...(Object.keys(shown).length > 0 ? { annotations: shown } : {}), resourceVersion };
  const { stringify } = await import("yaml");
  const write = (value: unknown) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  const before = parseApplied(applied);
  return {
    yaml: write({ apiVersion, kind, metadata: tidy, ...rest }),
    resourceVersion: typeof resourceVersion === "string" ? resourceVersion : "",
    managers: toManagers(managedFields, write),
    ...(before === undefined ? {} : { applied: compareApplied(before, object) }),
  };
}

function parseApplied(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Somebody has written it by hand: there is nothing to compare with.
    return undefined;
  }
}

function toManagers(managedFields: unknown, write: (value: unknown) => string): readonly FieldManager[] {
  const entries = Array.isArray(managedFields) ? (managedFields as Part[]).slice(0, managersMax) : [];
  return entries
    .map(
      (entry): FieldManager => ({
        manager: textOf(entry.manager),
        operation: textOf(entry.operation),
        ...(typeof entry.time === "string" ? { at: entry.time } : {}),
        ...(typeof entry.subresource === "string" ? { subresource: entry.subresource } : {}),
        fields: write(entry.fieldsV1 ?? {}),
      }),
    )
    .sort((a, b) => Date.parse(b.at ?? "") - Date.parse(a.at ?? "") || 0);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
