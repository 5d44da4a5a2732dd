import { VirtualClock } from "../clocks/virtual-clock.ts";
import type { Memory } from "../data/memory.ts";
import type { ActiveFaults } from "../faults/active-faults.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { createBaseObjects } from "./base-objects.ts";
import { type LoadingRooms, loadScenarios } from "./load-scenarios.ts";
import { dayMs } from "./play-past.ts";
import { chosenScenarios, type ScenarioChoice } from "./scenarios.ts";

export interface LoaderOptions {
  rooms: LoadingRooms;
  memory: Memory;
  now: () => number;
  /** How many nodes the lab has, and what it starts with. */
  nodes: number;
  start: ScenarioChoice;
}

/** Fills a lab: at its start, with a scenario more, or anew. Each is done as a whole or not at all, also when the process is killed meanwhile. */
export class ScenarioLoader {
  readonly #options: LoaderOptions;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** A new cluster with what it starts with, and a day older than that. */
  fill(): void {
    const { rooms, now, nodes, start } = this.#options;
    const { store, random } = rooms;
    const scenarios = chosenScenarios(start);
    const oldest = Math.max(0, ...scenarios.flatMap(({ past }) => past.map(({ daysAgo }) => daysAgo)));
    const since = now() - (oldest === 0 ? 0 : oldest + 1) * dayMs;
    const base: Store = new Store({ clock: new VirtualClock(since), random, prepare: prepareWith(() => base) });
    createBaseObjects(base, now(), nodes, since);
    for (const { resource, object } of base.objects) store.insert(resource, object);
    loadScenarios(rooms, scenarios, now());
  }

  /** Adds a scenario. Throws AppError (conflict), and changes nothing, when something of the same name is there already. */
  load(choice: ScenarioChoice): void {
    const { rooms, memory, now } = this.#options;
    memory.asOne(() => loadScenarios(rooms, chosenScenarios(choice), now()));
  }

  /** Ends all faults, takes everything away, finalizers or not, volumes with it, and begins anew. */
  async reset(faults: ActiveFaults): Promise<void> {
    const { rooms, memory } = this.#options;
    await faults.endAll();
    memory.asOne(() => {
      this.#removeAll();
      this.fill();
    });
    const directories = new VolumeDirectories(rooms.path);
    directories.removeAllBut(rooms.store.list("persistentvolumes").map(({ metadata }) => metadata.name));
  }

  #removeAll(): void {
    const { store } = this.#options.rooms;
    for (const { resource, object } of store.objects) {
      const { namespace = "", name } = object.metadata;
      // What hears of one removal may take others with it.
      if (store.get(resource, namespace, name)) store.remove(resource, namespace, name);
    }
  }
}
