import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

/** Where pods believe the cluster's DNS to be. */
export const dnsServiceAddress = "10.96.0.10";

/** Files that a claim's volume starts with, by file name. */
export type InitialFiles = Readonly<Record<string, string>>;

/** The real directories behind the lab's volumes, and behind what a container writes outside of them. */
export class VolumeDirectories {
  readonly #root: string;
  readonly #initial: ReadonlyMap<string, InitialFiles>;
  #removed = 0;

  /** `initial`: by `namespace/claim`, written once, when the claim's volume is made. */
  constructor(root: string, initial: ReadonlyMap<string, InitialFiles> = new Map()) {
    this.#root = root;
    this.#initial = initial;
  }

  ofVolume(volume: string): string {
    return join(this.#root, "volumes", volume);
  }

  /** All that is one pod's own. */
  ofPod(uid: string): string {
    return join(this.#root, "pods", uid);
  }

  /** What one container of a pod sees as its root: fresh for each of its lives. */
  ofContainer(uid: string, container: string): string {
    return join(this.ofPod(uid), "containers", container);
  }

  /** A volume of the pod's own, which its containers share and which goes with it. */
  ofPodVolume(uid: string, volume: string): string {
    return join(this.ofPod(uid), "volumes", volume);
  }

  /**
   * Takes all that was one pod's own away: out of sight at once, and from the disk as soon as that goes. It takes tens of milliseconds, in which
   * nobody else would be answered.
   */
  async removePod(uid: string): Promise<void> {
    const directory = this.ofPod(uid);
    if (!existsSync(directory)) return;
    this.#removed += 1;
    const aside = this.ofPod(`${uid}.removed-${this.#removed}`);
    renameSync(directory, aside);
    await rm(aside, { recursive: true, force: true });
  }

  /** Takes a volume's directory away, with all that is in it. */
  remove(volume: string): void {
    rmSync(this.ofVolume(volume), { recursive: true, force: true });
  }

  /** Makes a volume's directory, as a provisioner does. */
  provision(volume: string, namespace: string, claim: string): void {
    const directory = this.ofVolume(volume);
    mkdirSync(directory, { recursive: true });
    for (const [file, content] of Object.entries(this.#initial.get(`${namespace}/${claim}`) ?? {}))
      writeFileSync(join(directory, file), content);
  }

  /** Takes away the directories of all other volumes. */
  removeAllBut(volumes: readonly string[]): void {
    removeOthers(join(this.#root, "volumes"), volumes);
  }

  /** Takes away what other pods had of their own: the node was off when they went. */
  removePodsBut(uids: readonly string[]): void {
    removeOthers(join(this.#root, "pods"), uids);
  }
}

function removeOthers(directory: string, names: readonly string[]): void {
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory)) if (!names.includes(name)) rmSync(join(directory, name), { recursive: true, force: true });
}
