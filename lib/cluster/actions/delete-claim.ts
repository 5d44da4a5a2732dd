import { AppError } from "../../errors.ts";
import type { WatchCache } from "../cluster.ts";
import type { PersonDoor, WriteOptions } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import type { Outcome } from "./change-set.ts";
import { checkConfirmed, getSeenObject, type SeenObject } from "./seen-object.ts";

const resource = "persistentvolumeclaims";

/**
 * Deletes a claim that no pod uses, as it is now (uid and resourceVersion). A claim in use is refused: the API would only mark it, it would go
 * with its pod's end, and the pod's next life would wait for it and find an empty volume. Throws AppError.
 */
export async function deleteClaim(
  { door, cache }: { door: PersonDoor; cache: Pick<WatchCache, "inNamespace" | "isForbidden" | "status"> },
  claim: SeenObject,
  confirm: string,
  options: WriteOptions,
): Promise<Outcome> {
  checkConfirmed(claim.name, confirm);
  const { namespace, name, uid } = claim;
  if (cache.isForbidden("pods", namespace)) {
    throw new AppError(
      "forbidden",
      `Pods may not be listed in namespace ${namespace}, so whether one uses claim ${name} is not known: nothing was done.`,
    );
  }
  if (cache.status("pods").phase !== "live") {
    throw new AppError(
      "unavailable",
      `Pods are not heard of just now, so whether one uses claim ${name} is not known: nothing was done. Try again once the page is live.`,
    );
  }
  const user = [...cache.inNamespace("pods", namespace)].find(({ claims }) => claims.some((one) => one.claim === name));
  if (user) {
    throw new AppError(
      "conflict",
      `Pod ${user.name} uses claim ${name}. Deleted now it would stay until that pod ends; the pod's next life would wait for it to go, and then get an empty volume. Nothing was done.`,
    );
  }
  const { resourceVersion } = toRaw((await getSeenObject(door, resource, claim)).metadata);
  const { warnings } = await door.remove({ resource, namespace, name }, { preconditions: { uid, resourceVersion } }, options);
  return { changes: [{ path: `persistentvolumeclaim/${name}`, before: "there", after: "deleted" }], dropped: [], warnings };
}
