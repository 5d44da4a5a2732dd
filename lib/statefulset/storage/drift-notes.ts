import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import type { ClaimTemplate } from "../objects/stateful-set.ts";
import type { StorageClass } from "../objects/storage-class.ts";
import { parseQuantity } from "../quantity.ts";
import { storageClassOf } from "./storage-class-of.ts";

/** Where a claim is no longer what its template would make: claims are made once and never changed by the controller, templates never at all. */
export function driftNotes(claim: Claim, template: ClaimTemplate, classes: readonly StorageClass[]): Note[] {
  return [...sizeDrift(claim, template), ...classDrift(claim, template, classes), ...modeDrift(claim, template)];
}

function sizeDrift({ requested }: Claim, template: ClaimTemplate): Note[] {
  if (requested === undefined || template.requested === undefined) return [];
  if (parseQuantity(requested) === parseQuantity(template.requested)) return [];
  const message = `It asks for ${requested}, its template for ${template.requested}: new ordinals get the template's size. The template cannot be changed; make the set anew around its pods (kubectl delete --cascade=orphan) with the size in it.`;
  return [{ code: "size-drift", tone: "wait", message }];
}

function classDrift({ className }: Claim, template: ClaimTemplate, classes: readonly StorageClass[]): Note[] {
  if (template.className !== undefined) {
    if (className === template.className) return [];
    const message = `It is of ${classWords(className)}, its template asks for ${classWords(template.className)}: new ordinals get the template's.`;
    return [{ code: "class-drift", tone: "wait", message }];
  }
  const standard = storageClassOf(undefined, classes);
  if (!standard || className === undefined || className === standard.name) return [];
  const message = `It is of ${classWords(className)}; its template names none, so new ordinals get the default class of today, ${standard.name}.`;
  return [{ code: "class-drift", tone: "info", message }];
}

function classWords(name: string | undefined): string {
  return name === undefined || name === "" ? "no class" : `class ${name}`;
}

function modeDrift({ accessModes }: Claim, template: ClaimTemplate): Note[] {
  const isSame = accessModes.length === template.accessModes.length && template.accessModes.every((mode) => accessModes.includes(mode));
  if (isSame) return [];
  const message = `Its access modes are ${accessModes.join(", ") || "none"}, the template's ${template.accessModes.join(", ") || "none"}.`;
  return [{ code: "mode-drift", tone: "info", message }];
}
