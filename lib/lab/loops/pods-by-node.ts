import type { WirePod } from "../../controllers/objects/pod.ts";
import type { Change } from "../store/change.ts";

/** Pods by the node that they are bound to; kept up by telling it every change. */
export class PodsByNode {
  readonly #pods = new Map<string, Map<string, WirePod>>();

  note({ resource, type, object }: Change): void {
    if (resource !== "pods" || object.spec.nodeName === undefined) return;
    const pods = this.#pods.get(object.spec.nodeName) ?? new Map<string, WirePod>();
    if (type === "DELETED") pods.delete(object.metadata.uid ?? "");
    else pods.set(object.metadata.uid ?? "", object);
    this.#pods.set(object.spec.nodeName, pods);
  }

  of(node: string): WirePod[] {
    return [...(this.#pods.get(node)?.values() ?? [])];
  }
}
