import { join, posix } from "node:path";
import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";

/** A directory, or a file, that a container sees at a path. */
export interface Mount {
  mountPath: string;
  real: string;
  volume: string;
  isReadOnly: boolean;
  /** The claim behind it, if it is one. */
  claim?: string;
}

/** What a container's mounts lead to, the deepest first. `realOf`: where a pod's volume lies; what it does not know is not mounted. */
export function mountsOf(pod: WirePod, container: WireContainer, realOf: (volume: string) => string | undefined): Mount[] {
  const volumes = new Map((pod.spec.volumes ?? []).map((volume) => [volume.name, volume]));
  return (container.volumeMounts ?? [])
    .flatMap(({ name, mountPath, readOnly, subPath }) => {
      const real = realOf(name);
      const volume = volumes.get(name);
      if (real === undefined || !volume) return [];
      const claim = volume.persistentVolumeClaim;
      const isWritten = claim !== undefined || volume.emptyDir !== undefined;
      return [
        {
          mountPath: posix.resolve("/", mountPath),
          volume: name,
          real: subPath === undefined ? real : join(real, posix.join("/", subPath)),
          isReadOnly: readOnly === true || claim?.readOnly === true || !isWritten,
          ...(claim && { claim: claim.claimName }),
        },
      ];
    })
    .sort((a, b) => b.mountPath.length - a.mountPath.length);
}
