import type { ClaimTemplate, StatefulSet } from "../objects/stateful-set.ts";
import type { StorageClass } from "../objects/storage-class.ts";
import { storageClassOf } from "./storage-class-of.ts";
import type { StorageTemplate } from "./storage-view.ts";

/** A claim template: what a new claim would ask for, and where its volume is mounted. */
export function templateView(
  template: ClaimTemplate,
  { templateMounts = [] }: StatefulSet,
  classes: readonly StorageClass[],
): StorageTemplate {
  const found = storageClassOf(template.className, classes);
  return {
    name: template.name,
    ...(template.requested === undefined ? {} : { requested: template.requested }),
    accessModes: template.accessModes,
    ...(template.className === undefined ? {} : { className: template.className }),
    ...(found === undefined ? {} : { storageClass: classView(found) }),
    mounts: templateMounts.filter(({ volume }) => volume === template.name).map(({ container, path }) => ({ container, path })),
  };
}

function classView({ name, provisioner, bindingMode, reclaimPolicy, allowsExpansion, isDefault }: StorageClass) {
  return { name, provisioner, bindingMode, reclaimPolicy, allowsExpansion, isDefault };
}
