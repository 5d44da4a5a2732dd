import type { WireClaim } from "../../controllers/objects/claim.ts";
import { forbiddenObject } from "../api-server/status.ts";
import { parseQuantity } from "./quantity.ts";
import type { PrepareContext } from "./resource-definition.ts";
import { validateClaim } from "./validate-claim.ts";

const resource = { resource: "persistentvolumeclaims", group: "" };

/** A claim that is to grow, as the admission plugin PersistentVolumeClaimResize looks at it once it is valid. Throws StatusError (403). */
export function admitClaimGrowth(claim: WireClaim, old: WireClaim, context: PrepareContext): WireClaim {
  const [before, after] = [old, claim].map(({ spec }) => parseQuantity(spec.resources?.requests?.storage ?? "0"));
  if ((after ?? 0) <= (before ?? 0) || validateClaim(claim, old).length > 0) return claim;
  const name = claim.spec.storageClassName;
  const storageClass = name ? context.store().get("storageclasses", "", name) : undefined;
  if (storageClass?.allowVolumeExpansion === true) return claim;
  throw forbiddenObject(
    resource,
    claim.metadata.name,
    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
  );
}
