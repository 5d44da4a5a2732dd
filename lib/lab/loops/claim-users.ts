import type { WirePod } from "../../controllers/objects/pod.ts";
import { claimNames } from "../../controllers/scheduling/volume-fit.ts";
import type { Change } from "../store/change.ts";

/** Pods by the claims (`namespace/name`) that they use; kept up by telling it every change. */
export class ClaimUsers {
  readonly #users = new Map<string, Map<string, WirePod>>();

  note({ resource, type, object }: Change): void {
    if (resource !== "pods") return;
    const { namespace = "", name } = object.metadata;
    for (const claim of claimNames(object)) {
      const key = `${namespace}/${claim}`;
      const users = this.#users.get(key) ?? new Map<string, WirePod>();
      if (type === "DELETED") users.delete(name);
      else users.set(name, object);
      if (users.size > 0) this.#users.set(key, users);
      else this.#users.delete(key);
    }
  }

  of(claim: string): WirePod[] {
    return [...(this.#users.get(claim)?.values() ?? [])];
  }
}
