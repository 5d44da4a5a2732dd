import type { Clock } from "../../clock.ts";
import type { Announcement } from "../../controllers/action.ts";
import type { WireEvent, WireObjectReference } from "../../controllers/objects/event.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { StatusError } from "../api-server/status.ts";
import type { Store } from "../store/store.ts";

/** Events that the lab keeps; beyond that the oldest go, as a real cluster's go after an hour. */
export const eventsMax = 1000;

export interface EventSource {
  component: string;
  host?: string;
}

/** Writes Events; one that is told again is the same object with a higher count. */
export class EventRecorder {
  readonly #store: Store;
  readonly #clock: Clock;
  /** Names of the kept events by what they say, oldest first. */
  readonly #names = new Map<string, { namespace: string; name: string }>();

  /** Events told so far: keeps apart the names of those of one millisecond. */
  #told = 0;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    // Kept ones come back when a kept lab starts again, those of others come by the API: all count, and none is told twice.
    store.subscribe(({ resource, type, object }) => {
      if (resource !== "events") return;
      const key = keyOf(object.involvedObject, object.source ?? {}, object);
      if (type === "DELETED") this.#names.delete(key);
      else if (!this.#names.has(key)) this.#names.set(key, { namespace: object.metadata.namespace ?? "", name: object.metadata.name });
    });
  }

  record(about: WireObject, source: EventSource, { type, reason, message }: Announcement, fieldPath?: string): void {
    const involvedObject = referenceTo(about, fieldPath);
    const key = keyOf(involvedObject, source, { type, reason, message });
    const known = this.#names.get(key);
    const event = known && this.#store.get("events", known.namespace, known.name);
    const now = toWireTime(this.#clock.now());
    if (event) {
      this.#store.update("events", { ...event, count: event.count + 1, lastTimestamp: now });
      return;
    }
    const namespace = about.metadata.namespace ?? "default";
    const name = this.#freeName(namespace, about.metadata.name);
    this.#create({
      apiVersion: "v1",
      kind: "Event",
      metadata: { name, namespace },
      involvedObject,
      reason,
      message,
      source,
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: source.component,
      reportingInstance: source.host ?? "",
    });
    this.#forgetOldest();
  }

  /** An Event that the API server refuses, as in a namespace that is being deleted, is lost, as those of client-go's recorder are: nobody waits for it. */
  #create(event: WireEvent): void {
    try {
      this.#store.create("events", event);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
    }
  }

  /** Ends in nanoseconds in hexadecimal, as client-go names Events, so that those of one object sort by age. */
  #freeName(namespace: string, about: string): string {
    this.#told += 1;
    const name = `${about}.${(BigInt(this.#clock.now()) * 1_000_000n + BigInt(this.#told % 1_000_000)).toString(16)}`;
    return this.#store.get("events", namespace, name) ? this.#freeName(namespace, about) : name;
  }

  #forgetOldest(): void {
    for (const [key, { namespace, name }] of this.#names) {
      if (this.#names.size <= eventsMax) return;
      this.#names.delete(key);
      if (this.#store.get("events", namespace, name)) this.#store.remove("events", namespace, name);
    }
  }
}

function keyOf(
  { uid, fieldPath }: WireObjectReference,
  { component, host }: WireEvent["source"],
  said: { type: string; reason: string; message: string },
): string {
  return JSON.stringify([uid, fieldPath, component, host, said.type, said.reason, said.message]);
}

function referenceTo({ apiVersion, kind, metadata }: WireObject, fieldPath: string | undefined): WireObjectReference {
  return {
    kind,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata.name,
    ...(metadata.uid !== undefined && { uid: metadata.uid }),
    apiVersion,
    ...(metadata.resourceVersion !== undefined && { resourceVersion: metadata.resourceVersion }),
    ...(fieldPath !== undefined && { fieldPath }),
  };
}
