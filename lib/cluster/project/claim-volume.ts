import { intern } from "./intern.ts";
import { toRaw, toText } from "./raw.ts";

/** Which claim a volume of a pod comes from; undefined where it comes from none. */
export function projectClaimVolume(raw: unknown): { volume: string; claim: string } | undefined {
  const { name, persistentVolumeClaim } = toRaw(raw);
  const volume = toText(name);
  const claim = toText(toRaw(persistentVolumeClaim).claimName);
  return volume === undefined || claim === undefined ? undefined : Object.freeze({ volume: intern(volume), claim: intern(claim) });
}
