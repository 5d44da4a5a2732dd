import { writeSync } from "node:fs";
import { systemClock } from "../../clock.ts";
import { ScaledClock } from "../clocks/scaled-clock.ts";
import { lastingMemory } from "../data/memory.ts";
import { createRandom } from "../random.ts";
import { Store } from "../store/store.ts";

/**
 * A program for tests to kill: writes to a kept store as fast as it can, and tells each write on its standard output once it is answered, a line
 * each: version, type, name, uid, value. Arguments: the data directory, a seed, and how long its journal may become.
 */
const [directory = "", seed = "1", journalBytes = "0"] = process.argv.slice(2);
const names = 12;
const memory = lastingMemory(directory, "none", Number(journalBytes));
const clock = new ScaledClock(systemClock);
const random = createRandom(memory.kept?.randomPosition ?? 1);
const choices = createRandom(Number(seed));
const journal = { append: memory.keep.bind(memory) };
const store = new Store({ clock, random, prepare: (_, object) => object, journal });
if (memory.kept) store.restore(memory.kept.version, memory.kept.objects);
memory.begin(store, random, clock);

for (;;) {
  const name = `map-${Math.floor(choices.next() * names)}`;
  const value = choices.suffix(1 + Math.floor(choices.next() * 300));
  const [type, object] = write(name, value);
  const { uid, resourceVersion } = object.metadata;
  writeSync(1, `${JSON.stringify([type === "DELETED" ? store.version : Number(resourceVersion), type, name, uid, value])}\n`);
}

function write(name: string, value: string) {
  const old = store.get("configmaps", "default", name);
  if (!old) {
    const metadata = { name, namespace: "default" };
    return ["ADDED", store.create("configmaps", { apiVersion: "v1", kind: "ConfigMap", metadata, data: { value } })] as const;
  }
  if (choices.next() < 0.3) return ["DELETED", store.remove("configmaps", "default", name)] as const;
  return ["MODIFIED", store.update("configmaps", { ...old, data: { value } })] as const;
}
