import { comparable } from "./essence.ts";
import type { GeneratedNames } from "./generated-names.ts";
import type { TraceLine } from "./trace.ts";

type Line = Record<string, unknown>;

/** What a recording has shown so far: the last line of every object that is still there. */
export class SeenState {
  readonly #lines = new Map<string, TraceLine>();

  follow(seen: readonly TraceLine[]): void {
    for (const line of seen) {
      if (line.kind === "Event") continue;
      const key = `${line.kind}/${line.name}`;
      if (line.see === "DELETED") this.#lines.delete(key);
      else this.#lines.set(key, line);
    }
  }

  lines(): Line[] {
    return [...this.#lines.values()];
  }
}

/**
 * Objects in the form in which two states are compared: by kind and name, a slice by its Service's and its ports, generated names replaced by words, and the pods of
 * ReplicaSets, which are all alike, only counted.
 */
export function stateAtRest(lines: readonly Line[], names: GeneratedNames): Line {
  const state: Line = {};
  for (const original of lines) {
    const line = comparable(names.replace(original));
    const name = String(names.replace(original.name));
    if (line.kind === "Pod" && name.endsWith("~")) {
      const key = `pods of ${name} ${line.phase as string} ${JSON.stringify(line.conditions ?? [])}${line.deleting ? " deleting" : ""}`;
      state[key] = ((state[key] as number | undefined) ?? 0) + 1;
    } else state[`${line.kind as string}/${line.kind === "EndpointSlice" ? sliceOf(line) : name}`] = line;
  }
  return isLeaving(state) ? withoutRevisions(state) : state;
}

/** Slices of a Service differ in their ports. */
function sliceOf({ labels, ports }: Line): string {
  const service = (labels as Record<string, string>)["kubernetes.io/service-name"] ?? "";
  return `${service} ${Array.isArray(ports) ? ports.map(({ name, port }: { name: string; port: number }) => `${name}:${port}`).join() : ""}`;
}

/** While a set waits for its dependents, the collector and the set's controller race for its revisions. */
function isLeaving(state: Line): boolean {
  return Object.values(state).some(
    (line) => (line as Line).kind === "StatefulSet" && String((line as Line).finalizers).includes("foregroundDeletion"),
  );
}

function withoutRevisions(state: Line): Line {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !key.startsWith("ControllerRevision/")));
}
