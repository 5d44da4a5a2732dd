import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { AppError } from "../../errors.ts";
import type { Exit } from "../programs/program.ts";
import { containerEnv, expand } from "./container-env.ts";
import { containerFiles } from "./container-files.ts";
import { furnishRoot, hostnameOf } from "./furnish-root.ts";
import { mountsOf } from "./mounts.ts";
import type { NodeContext } from "./node-context.ts";
import { hostIPOf, keysOf } from "./pod-facts.ts";
import { type PodVolumes, podVolumes } from "./pod-volumes.ts";
import { processNetwork } from "./process-network.ts";
import { programOf } from "./program-of.ts";
import { RunningContainer } from "./running-container.ts";

export interface ContainerStart {
  pod: WirePod;
  container: WireContainer;
  life: string;
  ip: string;
  volumes: PodVolumes;
  /** It ran already: what it wrote beside its volumes is still there. */
  isFound: boolean;
}

const unitBytes: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };

/** Runs a container's program in its own root, with its volumes, environment and network. `ended` is called once. Throws when it cannot be run. */
export function startContainer(
  context: NodeContext,
  start: ContainerStart,
  ended: (exit: Exit & { message?: string }) => void,
): RunningContainer {
  const { view, clock, directories, images, errands, troubles, blackHole } = context;
  const { pod, container, life, ip, volumes, isFound } = start;
  const { namespace = "", uid = "", name } = pod.metadata;
  const found = programOf(images, container);
  if ("problem" in found) throw new AppError("unsupported", found.problem);
  const hostIP = hostIPOf(context, pod);
  const keys = (kind: "configmap" | "secret", of: string) => keysOf(context, namespace, kind, of);
  const root = directories.ofContainer(uid, container.name);
  const mounts = mountsOf(pod, container, (volume) => volumes.realOf(volume));
  if (!isFound) rmSync(root, { recursive: true, force: true });
  let isFurnished = false;
  const furnish = () => {
    if (isFurnished) return;
    isFurnished = true;
    furnishRoot(root, pod, ip);
    for (const { mountPath } of mounts) mkdirSync(join(root, mountPath), { recursive: true });
  };
  const env = containerEnv(pod, container, {
    image: found.image.env ?? {},
    services: view.store.list("services"),
    hostname: hostnameOf(pod),
    ip,
    hostIP,
    keys,
  });
  const of = { namespace, name, container: container.name };
  const through = (localPort: number) =>
    troubles.isSilent(pod.spec.nodeName ?? "") ? undefined : troubles.isHung(of) ? blackHole.port : localPort;
  const memoryBytesMax = bytesOf(container.resources?.limits?.memory);
  return new RunningContainer(
    life,
    clock,
    {
      program: found.program,
      root,
      hostname: hostnameOf(pod),
      namespace,
      argv: found.argv.map((word) => expand(word, env)),
      env,
      workingDirectory: container.workingDir ?? found.image.workingDirectory ?? "/",
      files: containerFiles({
        root,
        mounts,
        prepare: (volume) => (volume === undefined ? furnish() : volumes.prepare(volume)),
        troubleOf: (claim) => troubles.volumeTrouble(namespace, claim),
      }),
      network: processNetwork(view, namespace, ip, through),
      clock,
      errand: (work) => errands.run(work),
      ...(memoryBytesMax !== undefined && { memoryBytesMax }),
    },
    ended,
  );
}

/** A pod's volumes as they lie on its node. */
export function volumesOf(context: NodeContext, pod: WirePod, ip: string): PodVolumes {
  const { view, directories } = context;
  const { namespace = "", uid = "" } = pod.metadata;
  return podVolumes(pod, {
    ofPodVolume: (volume) => directories.ofPodVolume(uid, volume),
    ofClaim: (claim) => {
      const volume = view.store.get("persistentvolumeclaims", namespace, claim)?.spec.volumeName;
      return volume === undefined ? undefined : directories.ofVolume(volume);
    },
    keys: (kind, name) => keysOf(context, namespace, kind, name),
    ip,
    hostIP: hostIPOf(context, pod),
  });
}

function bytesOf(quantity: string | undefined): number | undefined {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(quantity ?? "") ?? [];
  const factor = unitBytes[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
