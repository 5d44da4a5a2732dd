import type { Note } from "../note.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";

/** What is to be said of the set's storage as a whole, from its template alone. */
export function setNotes(set: StatefulSet): Note[] {
  const { claimTemplates, templateClaims = [], templateMounts = [] } = set;
  const mounted = new Set(templateMounts.map(({ volume }) => volume));
  const notes: Note[] = [];
  if (claimTemplates.length === 0 && templateClaims.length === 0) {
    const message =
      "The set has no claim templates: what its pods write is gone with each pod. If that is meant, a Deployment may suit better.";
    notes.push({ code: "no-claims", tone: "info", message });
  }
  for (const { name } of claimTemplates) {
    if (mounted.has(name)) continue;
    const message = `No container mounts the volume of the template ${name}: it is there, and paid for, but what the pods write goes into the container and is gone with it.`;
    notes.push({ code: "mounted-nowhere", tone: "fail", message });
  }
  for (const { claim } of templateClaims) {
    const message = `The pod template names the claim ${claim} itself, so all ${set.replicas} pods share it. A claim template gives each pod its own.`;
    notes.push({ code: "shared-claim", tone: set.replicas > 1 ? "wait" : "info", message });
  }
  return notes;
}
