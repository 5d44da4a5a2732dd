import type { Cluster } from "../cluster/cluster.ts";
import { AppError } from "../errors.ts";
import { darkColumn } from "./dark-columns.ts";

/** Why a set is not known here, as an error to answer with: that it does not exist can only be said where sets are seen. */
export function setAbsence({ cache, namespaces, user }: Cluster, namespace: string, name: string): AppError {
  if (cache.isForbidden("statefulsets", namespace)) return new AppError("forbidden", darkColumn("statefulsets", namespace, user).message);
  if (namespaces === undefined || namespaces.includes(namespace))
    return new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  return new AppError("not_found", `The namespace ${namespace} is not watched; only these are: ${namespaces.join(", ")}.`);
}
