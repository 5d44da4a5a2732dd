import type { WirePersistentVolume } from "../../controllers/objects/claim.ts";
import type { Change } from "../store/change.ts";

/** Volumes that are nobody's, and those that are kept for a claim (`namespace/name`); kept up by telling it every change. */
export class VolumeIndex {
  readonly #unclaimed = new Map<string, WirePersistentVolume>();
  readonly #claimed = new Map<string, Map<string, WirePersistentVolume>>();

  note(change: Change): void {
    if (change.resource !== "persistentvolumes") return;
    const { type, object, previous } = change;
    if (previous) this.#placeOf(previous)?.delete(previous.metadata.name);
    if (type === "DELETED") return;
    const key = claimOfVolume(object);
    if (key === undefined) this.#unclaimed.set(object.metadata.name, object);
    else this.#claimed.set(key, (this.#claimed.get(key) ?? new Map()).set(object.metadata.name, object));
  }

  /** Volumes that a claim may be bound to, as far as others' claims go. */
  freeFor(claim: string): WirePersistentVolume[] {
    return [...this.#unclaimed.values(), ...(this.#claimed.get(claim)?.values() ?? [])];
  }

  #placeOf(volume: WirePersistentVolume): Map<string, WirePersistentVolume> | undefined {
    const key = claimOfVolume(volume);
    return key === undefined ? this.#unclaimed : this.#claimed.get(key);
  }
}

/** The claim that a volume is bound to or kept for, as `namespace/name`. */
export function claimOfVolume({ spec: { claimRef } }: WirePersistentVolume): string | undefined {
  return claimRef && `${claimRef.namespace}/${claimRef.name}`;
}
