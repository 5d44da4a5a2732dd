import type { WireObject } from "../../controllers/objects/meta.ts";
import type { TestClock } from "../../testing/test-clock.ts";
import { checkPreconditions, readDeleteOptions } from "../api-server/delete-options.ts";
import { applyPatch, patchTypes } from "../api-server/patch/apply-patch.ts";
import { readObject, readPatched, wantedOf } from "../api-server/read-object.ts";
import { alreadyExists, invalidObject, notFound, StatusError } from "../api-server/status.ts";
import { deleteObject } from "../registry/delete-object.ts";
import { negative } from "../registry/field-error.ts";
import { type AnyDefinition, definitions } from "../registry/registry.ts";
import { loadTypeMap } from "../registry/schema/type-map.ts";
import { updateObject } from "../registry/update-object.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import type { Answer, TraceLine } from "./trace.ts";

const namespace = "default";
const types = await loadTypeMap();

/** A person's calls in a recording, answered by the rules of each kind as the API server answers them. */
export class PlayedUser {
  readonly #store: Store;
  readonly #clock: TestClock;

  constructor(store: Store, clock: TestClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Does what the line says; `name` is the object's own name, where the line's is a word for it. */
  does({ verb, kind, body, type }: TraceLine, name: string): Answer {
    const definition = definitions.find((other) => other.kind === kind);
    if (!definition) throw new Error(`The lab has no kind ${kind}`);
    try {
      if (verb === "create") return this.#create(definition, JSON.stringify(body));
      const object: WireObject | undefined = this.#store.get(definition.resource, namespace, name);
      if (!object) throw notFound(definition, name);
      if (verb === "delete") return this.#delete(definition, object, body);
      if (verb === "scale") return this.#scale(definition, object, body);
      if (verb === "replace") return this.#replace(definition, object, JSON.stringify(body));
      return this.#patch(definition, object, typeof type === "string" ? type : patchTypes.merge, JSON.stringify(body));
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const { code, reason, message } = error.status;
      return { answer: code, ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) };
    }
  }

  #create(definition: AnyDefinition, body: string): Answer {
    const { object } = readObject(types, wantedOf(definition), body, "application/json", "Warn");
    try {
      this.#store.create(definition.resource, { ...object, metadata: { ...object.metadata, namespace } } as never);
    } catch (error) {
      if (error instanceof StoreError) throw alreadyExists(definition, object.metadata.name);
      throw error;
    }
    return { answer: 201 };
  }

  #patch(definition: AnyDefinition, old: WireObject, type: string, body: string): Answer {
    const wanted = wantedOf(definition);
    const { object } = readPatched(types, wanted, applyPatch(types, wanted.typeName, old, { type, body }), "Warn");
    updateObject(this.#store, definition, object, old);
    return { answer: 200 };
  }

  #replace(definition: AnyDefinition, old: WireObject, body: string): Answer {
    const { object } = readObject(types, wantedOf(definition), body, "application/json", "Warn");
    updateObject(this.#store, definition, object, old);
    return { answer: 200 };
  }

  /** A number of replicas is judged as that of a Scale, not of the object. */
  #scale(definition: AnyDefinition, old: WireObject, replicas: unknown): Answer {
    const errors = negative("spec.replicas", replicas as number);
    if (errors.length > 0) throw invalidObject({ kind: "Scale", group: "autoscaling" }, old.metadata.name, errors);
    return this.#patch(definition, old, patchTypes.merge, JSON.stringify({ spec: { replicas } }));
  }

  #delete(definition: AnyDefinition, object: WireObject, body: unknown): Answer {
    const options = readDeleteOptions(JSON.stringify(body ?? {}), new URLSearchParams());
    checkPreconditions(definition, object, options);
    const { gracePeriodSeconds: grace, propagationPolicy: propagation } = options;
    deleteObject(this.#store, definition.resource, object as never, this.#clock.now(), {
      ...(grace !== undefined && { grace }),
      ...(propagation && { propagation }),
    });
    return { answer: 200 };
  }
}
