import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WireClaim } from "../../controllers/objects/claim.ts";
import { type FieldError, forbidden, invalid, named, oneOf, required, unsupported } from "./field-error.ts";
import { isSubdomain } from "./names.ts";
import { parseQuantity } from "./quantity.ts";

const modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

/** What is wrong with the spec of a claim, or of a claim template (core validation ValidatePersistentVolumeClaimSpec). */
export function validateClaimSpec(spec: WireClaim["spec"], path: string): FieldError[] {
  const { accessModes = [], resources, storageClassName, volumeMode } = spec;
  const storage = resources?.requests?.storage;
  return [
    ...(accessModes.length > 0 ? [] : [required(`${path}.accessModes`, "at least 1 access mode is required")]),
    ...accessModes.flatMap((mode) => (modes.includes(mode) ? [] : [unsupported(`${path}.accessModes`, mode, modes)])),
    ...(accessModes.length > 1 && accessModes.includes("ReadWriteOncePod")
      ? [forbidden(`${path}.accessModes`, "may not use ReadWriteOncePod with other access modes")]
      : []),
    ...(storage === undefined ? [required(`${path}.resources[storage]`)] : []),
    ...(storage !== undefined && !(parseQuantity(storage) > 0)
      ? [invalid(`${path}.resources[storage]`, storage, "must be greater than zero")]
      : []),
    ...(storageClassName ? named(`${path}.storageClassName`, storageClassName, isSubdomain) : []),
    ...(volumeMode === undefined ? [] : oneOf(`${path}.volumeMode`, volumeMode, ["Block", "Filesystem"])),
  ];
}

const fixedRule = "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

/** ValidatePersistentVolumeClaim and its update: a bound claim may grow, and nothing else. */
export function validateClaim({ spec, status }: WireClaim, old?: WireClaim): FieldError[] {
  if (!old) return validateClaimSpec(spec, "spec");
  const mayGrow = status?.phase === "Bound";
  const fixed = ({ volumeName, ...rest }: WireClaim["spec"]) => ({
    ...rest,
    volumeName: (old.spec.volumeName === undefined ? undefined : volumeName) ?? null,
    ...(mayGrow && { resources: null }),
  });
  const isSame = canonicalJson(fixed(spec)) === canonicalJson(fixed(old.spec));
  const [before, after] = [old, { spec }].map((one) => parseQuantity(one.spec.resources?.requests?.storage ?? "0"));
  const shrinks = mayGrow && (after ?? 0) < (before ?? 0);
  return [
    ...(isSame ? [] : [forbidden("spec", fixedRule)]),
    ...(shrinks ? [forbidden("spec.resources.requests.storage", "field can not be less than previous value")] : []),
  ];
}
