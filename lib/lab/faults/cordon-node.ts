import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import { AppError } from "../../errors.ts";
import type { Store } from "../store/store.ts";
import type { End } from "./levers.ts";

/** Marks a node as unschedulable, as `kubectl cordon` does; the answer uncordons it. One that is cordoned already stays so. Throws AppError (not_found). */
export function cordonNode(store: Store, name: string): End {
  const node = store.get("nodes", "", name);
  if (!node) throw new AppError("not_found", `There is no node ${name} in the lab.`);
  if (node.spec.unschedulable) return () => {};
  writeSpec(store, node, { ...node.spec, unschedulable: true });
  return () => {
    const now = store.get("nodes", "", name);
    if (!now) return;
    const { unschedulable: _, ...spec } = now.spec;
    writeSpec(store, now, spec);
  };
}

function writeSpec(store: Store, node: WireNode, spec: WireNode["spec"]): void {
  store.update("nodes", { ...node, spec });
}
