import type { Meta } from "../../statefulset/objects/meta.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import { projectClaimVolume } from "./claim-volume.ts";
import { projectCondition } from "./condition.ts";
import { projectContainers } from "./container.ts";
import { intern, internText } from "./intern.ts";
import { toList, toRaw, toRecord, toText } from "./raw.ts";
import { projectOurAnnotations } from "./string-map.ts";

/** A pod as the board needs it; env values, probes, tolerations and the like are not kept. */
export function projectPod(meta: Meta, raw: unknown): Pod {
  const object = toRaw(raw);
  const spec = toRaw(object.spec);
  const status = toRaw(object.status);
  return toRecord({
    ...meta,
    phase: intern(toText(status.phase) ?? "Pending"),
    reason: internText(toText(status.reason)),
    message: internText(toText(status.message)),
    nodeName: internText(toText(spec.nodeName)),
    ip: toText(status.podIP),
    otherIps: projectOtherIps(status),
    // Mostly the pod's own name, which is kept already.
    hostname: spec.hostname === meta.name ? meta.name : toText(spec.hostname),
    subdomain: internText(toText(spec.subdomain)),
    hostNetwork: spec.hostNetwork === true,
    conditions: toList(status.conditions, projectCondition),
    containers: projectContainers(spec, status),
    claims: toList(spec.volumes, projectClaimVolume),
    annotations: projectOurAnnotations(toRaw(object.metadata).annotations),
  });
}

function projectOtherIps({ podIP, podIPs }: Record<string, unknown>): readonly string[] | undefined {
  const others = toList(podIPs, (entry) => toText(toRaw(entry).ip)).filter((ip) => ip !== podIP);
  return others.length === 0 ? undefined : Object.freeze(others);
}
