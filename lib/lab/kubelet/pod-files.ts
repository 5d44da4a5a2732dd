import { join, posix } from "node:path";
import type { WirePod } from "../../controllers/objects/pod.ts";

/** A container's view of files: its mounts lead to the volumes' directories, everything else to a directory of this life alone. */
export interface PodFiles {
  /** The real path behind an absolute path in the container; `..` leads out of neither mount nor root. */
  realPath: (path: string) => string;
}

export function podFiles(pod: WirePod, directories: { ofClaim(claim: string): string | undefined; root: string }): PodFiles {
  const claims = new Map(
    (pod.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim }) =>
      persistentVolumeClaim ? [[name, persistentVolumeClaim.claimName]] : [],
    ),
  );
  const mounts = (pod.spec.containers[0]?.volumeMounts ?? [])
    .flatMap(({ name, mountPath }) => {
      const directory = directories.ofClaim(claims.get(name) ?? "");
      return directory === undefined ? [] : [{ mountPath: posix.normalize(`${mountPath}/`), directory }];
    })
    .sort((a, b) => b.mountPath.length - a.mountPath.length);
  return {
    realPath(path) {
      const normal = posix.resolve("/", path);
      const mount = mounts.find(({ mountPath }) => `${normal}/`.startsWith(mountPath));
      return mount ? join(mount.directory, posix.relative(mount.mountPath, normal)) : join(directories.root, normal);
    },
  };
}
