import type { WireContainer, WireProbe } from "../../controllers/objects/container.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { ForecastRequest } from "../forecast-request.ts";
import type { CopiesChoice } from "./copies-choice.ts";

/** What marks the copies' new revision where nothing else changes. */
export const revisionAnnotation = "statefulset-explorer.io/copy-revision";

/** Nobody has it, and a node hears so at once: a registry that is looked for in vain would hold its kubelet up for seconds. */
const noImage = "localhost:1/no-such-image:1";

/** Nobody listens there. */
const deafPort = 1;

/** Where a probe that fails after a while notes when it was first asked: in a volume, for the root may be read-only. */
const noteVolume = "copy-probe";
const notePath = "/statefulset-explorer";

/**
 * The template after the change, with what is to be wrong of the new revision: a probe that fails, an image that does not exist, a command that
 * ends, or a probe that fails after a while. Everything goes into the first container. The second needs `sh` in the image.
 */
export function changeTemplate(
  template: WirePodTemplate,
  { revision, pod }: Pick<ForecastRequest, "revision" | "pod">,
  { newImage, failure = "probe" }: Pick<CopiesChoice, "newImage" | "failure">,
): WirePodTemplate {
  const [first, ...others] = template.spec.containers;
  if (!first) return template;
  const image = revision.kind === "never-ready" && failure === "image" ? noImage : newImage;
  const changed = { ...first, ...(image !== undefined && { image }) };
  const container = breakContainer(changed, revision, pod.ready.ms, failure);
  const volumes = revision.kind === "ready-then-fails" ? [...(template.spec.volumes ?? []), { name: noteVolume, emptyDir: {} }] : undefined;
  return {
    metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, [revisionAnnotation]: "2" } },
    spec: { ...template.spec, containers: [container, ...others], ...(volumes && { volumes }) },
  };
}

/** What the change needs of the image, in a sentence; undefined where any will do. */
export function needsShell(revision: ForecastRequest["revision"]): string | undefined {
  if (revision.kind === "crash-loop") return "The new revision's first container runs `sh` and ends: the image has to have it.";
  if (revision.kind === "ready-then-fails")
    return "The new revision's readiness is asked by `sh` in the first container: the image has to have it.";
  return undefined;
}

function breakContainer(
  container: WireContainer,
  revision: ForecastRequest["revision"],
  readyMs: number,
  failure: CopiesChoice["failure"],
): WireContainer {
  switch (revision.kind) {
    case "works":
      return container;
    case "slow": {
      const initialDelaySeconds = Math.ceil((readyMs * revision.factor) / 1_000);
      return {
        ...container,
        readinessProbe: { ...(container.readinessProbe ?? { tcpSocket: { port: firstPort(container) } }), initialDelaySeconds },
      };
    }
    case "never-ready":
      return failure === "image" ? container : { ...container, readinessProbe: probe({ tcpSocket: { port: deafPort } }) };
    case "crash-loop": {
      const { readinessProbe, livenessProbe: _live, startupProbe: _start, args: _args, ...rest } = container;
      // As process 1 a shell does not hear of its end unless it says that it wants to.
      const command = ["sh", "-c", `trap 'exit 143' TERM; sleep ${seconds(revision.runsMs)} & wait $!; exit 1`];
      return {
        ...rest,
        command,
        ...(revision.hasReadinessProbe && { readinessProbe: readinessProbe ?? probe({ tcpSocket: { port: deafPort } }) }),
      };
    }
    case "ready-then-fails": {
      const since = `${notePath}/since`;
      const script = `[ -f ${since} ] || date +%s > ${since}; test $(( $(date +%s) - $(cat ${since}) )) -lt ${seconds(revision.afterMs)}`;
      const mounts = [...(container.volumeMounts ?? []), { name: noteVolume, mountPath: notePath }];
      return { ...container, volumeMounts: mounts, readinessProbe: probe({ exec: { command: ["sh", "-c", script] } }) };
    }
  }
}

function probe(handler: Pick<WireProbe, "exec" | "tcpSocket">): WireProbe {
  return { ...handler, periodSeconds: 1, failureThreshold: 1 };
}

function seconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1_000));
}

function firstPort({ ports }: WireContainer): number {
  return ports?.[0]?.containerPort ?? deafPort;
}
