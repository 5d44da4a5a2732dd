import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import { isTerminal, type WirePod } from "../../controllers/objects/pod.ts";
import type { NodeRoom } from "../../controllers/scheduling/node-room.ts";
import { type Amounts, podRequests, sum } from "../../controllers/scheduling/pod-requests.ts";
import type { Change } from "../store/change.ts";

interface Room {
  pods: Map<string, { pod: WirePod; requests: Amounts }>;
  requested: Amounts;
}

/** What is on every node, and asks for what; kept up by telling it every change, so that finding a node for a pod costs what there are nodes. */
export class NodeRooms {
  readonly #nodes = new Map<string, WireNode>();
  readonly #rooms = new Map<string, Room>();
  /** Where a pod is counted, by `namespace/name`: on its node, or on the one that it is about to be bound to. */
  readonly #places = new Map<string, string>();

  note({ resource, type, object }: Change): void {
    if (resource === "nodes") {
      if (type === "DELETED") this.#nodes.delete(object.metadata.name);
      else this.#nodes.set(object.metadata.name, object);
    }
    if (resource !== "pods") return;
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    const isGone = type === "DELETED" || isTerminal(object);
    if (isGone) this.#remove(key);
    else if (object.spec.nodeName !== undefined) this.assume(object, object.spec.nodeName);
  }

  /** Counts a pod on a node to which it is not bound yet. */
  assume(pod: WirePod, node: string): void {
    const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
    const room = this.#rooms.get(node) ?? { pods: new Map(), requested: {} };
    const known = this.#places.get(key) === node ? room.pods.get(key) : undefined;
    if (known) {
      room.pods.set(key, { ...known, pod });
      return;
    }
    this.#remove(key);
    const requests = podRequests(pod);
    room.pods.set(key, { pod, requests });
    room.requested = sum(room.requested, requests);
    this.#rooms.set(node, room);
    this.#places.set(key, node);
  }

  all(): NodeRoom[] {
    return [...this.#nodes.values()].map((node) => {
      const { pods, requested } = this.#rooms.get(node.metadata.name) ?? { pods: new Map<string, { pod: WirePod }>(), requested: {} };
      return { node, pods: [...pods.values()].map(({ pod }) => pod), requested };
    });
  }

  #remove(key: string): void {
    const place = this.#places.get(key);
    const room = place === undefined ? undefined : this.#rooms.get(place);
    const held = room?.pods.get(key);
    this.#places.delete(key);
    if (!room || !held) return;
    room.pods.delete(key);
    room.requested = sum(room.requested, Object.fromEntries(Object.entries(held.requests).map(([name, amount]) => [name, -amount])));
  }
}
