import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files that a claim's volume starts with, by file name. */
export type InitialFiles = Readonly<Record<string, string>>;

/** The real directories behind the lab's volumes, and behind what a container writes outside of them. */
export class VolumeDirectories {
  readonly #root: string;
  readonly #initial: ReadonlyMap<string, InitialFiles>;

  /** `initial`: by `namespace/claim`, written once, when the claim's volume is made. */
  constructor(root: string, initial: ReadonlyMap<string, InitialFiles>) {
    this.#root = root;
    this.#initial = initial;
  }

  ofVolume(volume: string): string {
    return join(this.#root, "volumes", volume);
  }

  /** A fresh root for one life of one pod. */
  ofPod(uid: string): string {
    return join(this.#root, "pods", uid);
  }

  /** Makes a volume's directory, as a provisioner does. */
  provision(volume: string, namespace: string, claim: string): void {
    const directory = this.ofVolume(volume);
    mkdirSync(directory, { recursive: true });
    for (const [file, content] of Object.entries(this.#initial.get(`${namespace}/${claim}`) ?? {}))
      writeFileSync(join(directory, file), content);
  }
}
