import type { Cluster } from "../../cluster/cluster.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { AppError } from "../../errors.ts";
import { copiedManifest } from "../../protocol/copies/copied-manifest.ts";
import type { CopiesRequest } from "../../protocol/copies/copies-request.ts";

/** The set that is copied: read now with the person's rights, the very one that was seen, or the one that was sent. Throws AppError. */
export async function copiedSet(cluster: Cluster, { of, forecast }: CopiesRequest, signal: AbortSignal): Promise<WireStatefulSet> {
  if (of.kind === "manifest") return checked(of.manifest);
  const { namespace, name } = forecast.set;
  const set = await cluster.asPerson().get({ resource: "statefulsets", namespace, name }, signal);
  const { uid } = set.metadata as { uid?: string };
  if (uid !== of.uid)
    throw new AppError("conflict", `StatefulSet ${namespace}/${name} was replaced meanwhile. Nothing was created. Look at it first.`);
  return checked(set);
}

/** Only what is read of it is looked at; whether the rest is right, the API server says. */
function checked(value: Readonly<Record<string, unknown>>): WireStatefulSet {
  const found = copiedManifest.safeParse(value);
  if (found.success) return value as unknown as WireStatefulSet;
  const where = found.error.issues[0]?.path.join(".");
  const place = where ? ` Look at ${where}.` : "";
  throw new AppError("invalid", `That is no StatefulSet with a pod template: nothing can be copied of it.${place}`);
}
