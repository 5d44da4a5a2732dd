import { realpathSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import type { ProcessFiles } from "../programs/program.ts";
import type { Mount } from "./mounts.ts";

/** A container's view of files: its mounts lead to the volumes' directories, everything else to a directory of this life alone. */
export interface ContainerFiles {
  root: string;
  mounts: readonly Mount[];
  /** Lays out the root, or a volume, before it is first looked into. */
  prepare: (volume: string | undefined) => void;
  /** What keeps a claim's volume from being written now. */
  troubleOf: (claim: string) => "ENOSPC" | "EROFS" | undefined;
}

const messages = { EROFS: "Read-only file system", ENOSPC: "No space left on device", EACCES: "Permission denied" } as const;

/** `..` leads out of neither mount nor root, and no link that somebody laid there does. */
export function containerFiles({ root, mounts, prepare, troubleOf }: ContainerFiles): ProcessFiles {
  const locate = (path: string): { real: string; mount: Mount | undefined } => {
    const normal = posix.resolve("/", path);
    const mount = mounts.find(({ mountPath }) => normal === mountPath || normal.startsWith(mountPath === "/" ? "/" : `${mountPath}/`));
    prepare(mount?.volume);
    const top = mount?.real ?? root;
    const real = join(top, mount ? posix.relative(mount.mountPath, normal) : normal);
    if (!isWithin(real, top)) throw fileError("EACCES", path);
    return { real, mount };
  };
  return {
    realPath: (path) => locate(path).real,
    pathForWriting(path, bytes) {
      const { real, mount } = locate(path);
      if (mount?.isReadOnly) throw fileError("EROFS", path);
      const trouble = mount?.claim === undefined ? undefined : troubleOf(mount.claim);
      if (trouble === "EROFS" || (trouble === "ENOSPC" && bytes > 0)) throw fileError(trouble, path);
      return real;
    },
  };
}

/** Whether what is there of a path lies, links followed, under a directory. */
function isWithin(path: string, top: string): boolean {
  const realTop = realOf(top);
  const real = realOf(path);
  return real === realTop || real.startsWith(realTop + sep);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realOf(parent), path.slice(parent.length));
  }
}

function fileError(code: keyof typeof messages, path: string): Error {
  return Object.assign(new Error(`${path}: ${messages[code]}`), { code });
}
