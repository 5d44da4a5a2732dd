import { ordinalOf, ordinalsOf } from "../board/join-board.ts";
import type { Claim } from "../objects/claim.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { isInRange, parseOrdinal, toClaimName, toPodName } from "../ordinal.ts";
import { claimView, missingClaimView } from "./claim-view.ts";
import { retentionSentences } from "./retention-words.ts";
import { setNotes } from "./set-notes.ts";
import type { ClaimSurroundings, StorageInput } from "./storage-input.ts";
import type { ClaimPlace, StorageClaim, StorageTemplate, StorageView } from "./storage-view.ts";
import { strayClaims } from "./stray-claims.ts";
import { templateView } from "./template-view.ts";

/** Joins claims, volumes, classes, pods and Events into the storage of one set: a row for each claim that is, or should be. */
export function joinStorage(input: StorageInput): StorageView {
  const { set, classes, dark, findVolume } = input;
  const claims = new Map<string, Claim>();
  for (const claim of input.claims) claims.set(claim.name, claim);
  const pods = new Map<number, Pod>();
  const users = new Map<string, Pod[]>();
  for (const pod of input.pods) {
    const ordinal = ordinalOf(pod, set);
    if (ordinal !== undefined) pods.set(ordinal, pod);
    noteUser(pod, users);
  }
  const lastEvents = newestEvents(input.events);
  const around = (name: string, pod: Pod | undefined): ClaimSurroundings => {
    const volumeName = claims.get(name)?.volumeName;
    return {
      set,
      pod,
      usedBy: users.get(name) ?? [],
      classes,
      volume: volumeName === undefined ? undefined : findVolume(volumeName),
      claimEvent: lastEvents.get(`PersistentVolumeClaim/${name}`),
      podEvent: pod && lastEvents.get(`Pod/${pod.name}`),
      dark,
    };
  };
  const views: Record<string, StorageClaim> = {};
  for (const ordinal of ordinalsOf(set, pods, claimOrdinals(set, claims.keys()))) {
    const pod = pods.get(ordinal);
    const place: ClaimPlace = isInRange(ordinal, set) ? "in-range" : pod ? "condemned" : "left-behind";
    for (const template of set.claimTemplates) {
      const name = toClaimName(template.name, set.name, ordinal);
      const claim = claims.get(name);
      // Out of range only what is there is shown: nobody makes a claim there.
      if (claim) views[name] = { ...claimView(claim, place, around(name, pod), { template, ordinal }), ordinal, template: template.name };
      else if (place === "in-range")
        views[name] = missingClaimView(name, { template: template.name, ordinal, pod, podName: toPodName(set.name, ordinal), dark });
    }
  }
  for (const { claim: name } of set.templateClaims ?? []) {
    const claim = claims.get(name);
    views[name] ??= claim ? claimView(claim, "shared", around(name, undefined)) : missingClaimView(name, { dark });
  }
  const templates = set.claimTemplates.map((template) => templateView(template, set, classes));
  const { strays, leftOut } = strayClaims(input, claims, users);
  for (const { claim, ofSet } of strays) views[claim.name] ??= { ...claimView(claim, "stray", around(claim.name, undefined)), ofSet };
  return {
    retention: {
      ...set.retention,
      sentences: templates.length === 0 ? [] : retentionSentences(set, reclaimPolicies(views, templates)),
    },
    templates,
    notes: setNotes(set),
    claims: views,
    strayClaimsLeftOut: leftOut,
    dark,
  };
}

/** A pod that has ended holds no claim any more. */
function noteUser(pod: Pod, users: Map<string, Pod[]>): void {
  if (pod.phase === "Succeeded" || pod.phase === "Failed") return;
  for (const { claim } of pod.claims) {
    const known = users.get(claim);
    if (known) known.push(pod);
    else users.set(claim, [pod]);
  }
}

function newestEvents(events: Iterable<ClusterEvent>): ReadonlyMap<string, ClusterEvent> {
  const newest = new Map<string, ClusterEvent>();
  for (const event of events) {
    if (event.about.kind !== "PersistentVolumeClaim" && event.about.kind !== "Pod") continue;
    const key = `${event.about.kind}/${event.about.name}`;
    const known = newest.get(key);
    if (!known || known.lastAt <= event.lastAt) newest.set(key, event);
  }
  return newest;
}

function claimOrdinals({ name, claimTemplates }: StatefulSet, claimNames: Iterable<string>): Set<number> {
  const stems = new Set(claimTemplates.map((template) => `${template.name}-${name}`));
  const ordinals = new Set<number>();
  for (const claim of claimNames) {
    const parsed = parseOrdinal(claim);
    if (parsed && stems.has(parsed.parent)) ordinals.add(parsed.ordinal);
  }
  return ordinals;
}

/** Of the volumes that there are, and of those that the templates would have made. */
function* reclaimPolicies(views: Readonly<Record<string, StorageClaim>>, templates: readonly StorageTemplate[]): Iterable<string> {
  for (const { storageClass } of templates) if (storageClass) yield storageClass.reclaimPolicy;
  for (const { place, volume } of Object.values(views)) {
    if (place !== "stray" && place !== "shared" && volume?.reclaimPolicy !== undefined) yield volume.reclaimPolicy;
  }
}
