import type { Propagation } from "../../controllers/action.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { apply } from "../../protocol/merge-patch.ts";
import type { TestClock } from "../../testing/test-clock.ts";
import { qualified } from "../api-server/status.ts";
import { deleteObject } from "../registry/delete-object.ts";
import { type FieldError, invalidMessage } from "../registry/field-error.ts";
import { type AnyDefinition, definitions } from "../registry/registry.ts";
import type { Prepare, Store } from "../store/store.ts";
import type { Answer, TraceLine } from "./trace.ts";

const namespace = "default";

/** A person's calls in a recording, answered by the rules of each kind as the API server would. */
export class PlayedUser {
  readonly #store: Store;
  readonly #clock: TestClock;
  readonly #prepare: Prepare;

  constructor(store: Store, clock: TestClock, prepare: Prepare) {
    this.#store = store;
    this.#clock = clock;
    this.#prepare = prepare;
  }

  /** Does what the line says; `name` is the object's own name, where the line's is a word for it. */
  does({ verb, kind, body }: TraceLine, name: string): Answer {
    const definition = definitions.find((other) => other.kind === kind);
    if (!definition) throw new Error(`The lab has no kind ${kind}`);
    if (verb === "create") return this.#create(definition, body as WireObject);
    const object: WireObject | undefined = this.#store.get(definition.resource, namespace, name);
    if (!object) return { answer: 404, reason: "NotFound", message: `${qualified(definition)} "${name}" not found` };
    if (verb === "delete")
      return this.#delete(definition, object, body as { gracePeriodSeconds?: number; propagationPolicy?: Propagation });
    return this.#patch(definition, object, verb === "scale" ? { spec: { replicas: body } } : body);
  }

  #create(definition: AnyDefinition, body: WireObject): Answer {
    const { name } = body.metadata;
    const object = { ...body, metadata: { ...body.metadata, namespace } };
    const errors = definition.validate?.(this.#prepare(definition.resource, object as never)) ?? [];
    if (errors.length > 0) return refused(definition, name, errors);
    if (this.#store.get(definition.resource, namespace, name)) {
      return { answer: 409, reason: "AlreadyExists", message: `${qualified(definition)} "${name}" already exists` };
    }
    this.#store.create(definition.resource, object as never);
    return { answer: 201 };
  }

  /** An update keeps status, and raises the generation when the spec has changed. */
  #patch(definition: AnyDefinition, old: WireObject, patch: unknown): Answer {
    const { status, spec } = old as WireObject & { status?: unknown; spec?: unknown };
    const prepared = this.#prepare(definition.resource, apply(old, patch) as never) as WireObject & { spec?: unknown };
    const errors = definition.validate?.(prepared as never, old as never) ?? [];
    if (errors.length > 0) return refused(definition, old.metadata.name, errors);
    const counted = (object: WireObject & { spec?: unknown }) =>
      JSON.stringify(definition.kind === "Deployment" ? [object.spec, object.metadata.annotations] : object.spec);
    const generation = (old.metadata.generation ?? 1) + (counted(prepared) === counted({ ...old, spec }) ? 0 : 1);
    const written = { ...prepared, metadata: { ...prepared.metadata, generation }, ...(status !== undefined && { status }) };
    const { finalizers, deletionTimestamp, deletionGracePeriodSeconds: grace = 0 } = written.metadata;
    this.#store.update(definition.resource, written as never);
    // The last finalizer of an object that is being deleted takes it along.
    if (deletionTimestamp !== undefined && grace === 0 && !finalizers?.length)
      this.#store.remove(definition.resource, namespace, old.metadata.name);
    return { answer: 200 };
  }

  #delete(
    { resource }: { resource: Resource },
    object: WireObject,
    options: { gracePeriodSeconds?: number; propagationPolicy?: Propagation } = {},
  ): Answer {
    const { gracePeriodSeconds: grace, propagationPolicy: propagation } = options;
    deleteObject(this.#store, resource, object as never, this.#clock.now(), {
      ...(grace !== undefined && { grace }),
      ...(propagation && { propagation }),
    });
    return { answer: 200 };
  }
}

function refused({ kind, group }: AnyDefinition, name: string, errors: readonly FieldError[]): Answer {
  return { answer: 422, reason: "Invalid", message: invalidMessage(`${kind}.${group} "${name}"`, errors) };
}
