import type { ContainerLevers, ContainerName, End, ImageLevers, NodeLevers, VolumeLevers } from "../faults/levers.ts";

/** What disturbs nodes and their pods now; kubelets ask it whenever it matters. What it sets lasts until it is ended, for later pods of the name too. */
export class NodeTroubles {
  readonly #failedPulls = new Counted();
  readonly #slowPulls = new Map<symbol, { image: string; delayMs: number }>();
  readonly #full = new Counted();
  readonly #readOnly = new Counted();
  readonly #silent = new Counted();
  readonly #unready = new Counted();
  readonly #hung = new Counted();
  readonly #deafToTerm = new Counted();
  readonly #exits = new Map<symbol, { of: string; exitCode: number }>();
  readonly #listeners = new Set<() => void>();
  /** Set by the kubelet: ends a container's process at once. False when it does not run. */
  endProcess: (of: ContainerName, exit: { exitCode: number; reason?: "OOMKilled" }) => boolean = () => false;

  /** Calls `changed` after each change, until the answer is called. */
  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  readonly images: ImageLevers = {
    failPull: (image) => this.#set(this.#failedPulls, image),
    slowPull: (image, delayMs) => {
      const key = Symbol(image);
      this.#slowPulls.set(key, { image, delayMs });
      return this.#ending(() => this.#slowPulls.delete(key));
    },
  };

  readonly containers: ContainerLevers = {
    exit: (of, exitCode) => this.endProcess(of, { exitCode }),
    exitAlways: (of, exitCode) => {
      const key = Symbol(keyOf(of));
      this.#exits.set(key, { of: keyOf(of), exitCode });
      this.endProcess(of, { exitCode });
      return this.#ending(() => this.#exits.delete(key));
    },
    killForMemory: (of) => this.endProcess(of, { exitCode: 137, reason: "OOMKilled" }),
    hang: (of) => this.#set(this.#hung, keyOf(of)),
    failReadiness: (of) => this.#set(this.#unready, keyOf(of)),
    ignoreTerm: (of) => this.#set(this.#deafToTerm, keyOf(of)),
  };

  readonly volumes: VolumeLevers = {
    fill: ({ namespace, name }) => this.#set(this.#full, `${namespace}/${name}`),
    makeReadOnly: ({ namespace, name }) => this.#set(this.#readOnly, `${namespace}/${name}`),
  };

  readonly nodes: NodeLevers = { silence: (node) => this.#set(this.#silent, node) };

  /** Whether no node has that image, and how long a pull of it takes, by which trouble. */
  pullOf(image: string): { fails: boolean; slow: { key: symbol; delayMs: number } | undefined } {
    const [key, pull] = [...this.#slowPulls].findLast(([, other]) => other.image === image) ?? [];
    return { fails: this.#failedPulls.has(image), slow: key && pull && { key, delayMs: pull.delayMs } };
  }

  volumeTrouble(namespace: string, claim: string): "ENOSPC" | "EROFS" | undefined {
    const key = `${namespace}/${claim}`;
    return this.#readOnly.has(key) ? "EROFS" : this.#full.has(key) ? "ENOSPC" : undefined;
  }

  isSilent(node: string): boolean {
    return this.#silent.has(node);
  }

  isUnready(of: ContainerName): boolean {
    return this.#unready.has(keyOf(of));
  }

  isHung(of: ContainerName): boolean {
    return this.#hung.has(keyOf(of));
  }

  ignoresTerm(of: ContainerName): boolean {
    return this.#deafToTerm.has(keyOf(of));
  }

  /** The code that the container exits with a moment after each start, if it is to. */
  exitOf(of: ContainerName): number | undefined {
    return [...this.#exits.values()].findLast((exit) => exit.of === keyOf(of))?.exitCode;
  }

  #set(where: Counted, key: string): End {
    where.add(key);
    return this.#ending(() => where.remove(key));
  }

  /** Tells of the change now, and of its end when that comes, once. */
  #ending(end: () => void): End {
    let isOver = false;
    this.#tell();
    return () => {
      if (isOver) return;
      isOver = true;
      end();
      this.#tell();
    };
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }
}

/** Keys, each as often as it was set. */
class Counted {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  remove(key: string): void {
    const left = (this.#counts.get(key) ?? 0) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }

  has(key: string): boolean {
    return this.#counts.has(key);
  }
}

function keyOf({ namespace, name, container }: ContainerName): string {
  return `${namespace}/${name}/${container}`;
}
