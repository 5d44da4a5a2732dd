import type { ProbeTarget } from "../counter/contract.ts";

type Targets = ReadonlyMap<string, ProbeTarget>;

/** Pods that the fleet asks for their counters, over all sets: hundreds of sets must not turn into hundreds of requests a second. */
const fleetPodsMax = 200;

/** Which pods somebody looks at, and where: whose counter and name are asked, and whose readings change which topic. Pods by uid. */
export class PodsInView {
  readonly #boards = new Map<string, Targets>();
  readonly #rows = new Map<string, Targets>();

  hasBoard(key: string): boolean {
    return this.#boards.has(key);
  }

  setBoard(key: string, targets: Targets): void {
    this.#boards.set(key, targets);
  }

  dropBoard(key: string): void {
    this.#boards.delete(key);
  }

  boards(): readonly string[] {
    return [...this.#boards.keys()];
  }

  setRow(setKey: string, targets: Targets): void {
    this.#rows.set(setKey, targets);
  }

  dropRow(setKey: string): void {
    this.#rows.delete(setKey);
  }

  dropRows(): void {
    this.#rows.clear();
  }

  boardsWith(podUid: string): readonly string[] {
    return keysWith(this.#boards, podUid);
  }

  rowsWith(podUid: string): readonly string[] {
    return keysWith(this.#rows, podUid);
  }

  /** Everybody to be asked. Boards first: a pod that both want is asked as often as the board wants it. */
  wanted(isFleetInView: boolean): Map<string, ProbeTarget> {
    const wanted = new Map<string, ProbeTarget>();
    for (const targets of this.#boards.values()) for (const [uid, target] of targets) wanted.set(uid, target);
    let room = isFleetInView ? fleetPodsMax : 0;
    for (const targets of this.#rows.values()) {
      for (const [uid, target] of targets) {
        if (room === 0) return wanted;
        if (wanted.has(uid)) continue;
        wanted.set(uid, target);
        room--;
      }
    }
    return wanted;
  }
}

function keysWith(targets: ReadonlyMap<string, Targets>, podUid: string): string[] {
  return [...targets].filter(([, pods]) => pods.has(podUid)).map(([key]) => key);
}
