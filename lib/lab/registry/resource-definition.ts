import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
import type { Behaviour } from "../../controllers/release.ts";
import type { Store } from "../store/store.ts";
import type { FieldError } from "./field-error.ts";
import type { NameRule } from "./names.ts";

export interface Column {
  name: string;
  description: string;
  type?: "string" | "integer" | "date";
  format?: string;
  /** 1: only `kubectl get -o wide` shows it. */
  priority?: number;
}

export type Cell = string | number | boolean;

/** What creating an object may need from the cluster around it. */
export interface PrepareContext {
  /** A free Service address. */
  serviceAddress(): string;
  defaultStorageClass(): string | undefined;
  /** A free port of the nodes, and none of `taken`. */
  nodePort(taken: readonly number[]): number;
  /** Letters that spell no words, as in generated names. */
  suffix(length: number): string;
  store(): Store;
  /** The release and gates of the control plane: what it does not know is dropped. */
  behaviour: Behaviour;
}

/** All that the API server has to know of one kind; one file a kind. */
export interface ResourceDefinition<R extends Resource> {
  resource: R;
  group: string;
  version: string;
  kind: string;
  singular: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
  namespaced: boolean;
  verbs: readonly string[];
  subresources: readonly { name: string; kind: string; verbs: readonly string[]; group?: string; version?: string }[];
  /** After Name; Age included. */
  columns: readonly Column[];
  cells(object: WireObjects[R], now: number): Cell[];
  /** Field selectors besides metadata.name and metadata.namespace. */
  fields?(object: WireObjects[R]): Record<string, string>;
  fieldNames?: readonly string[];
  /** The type that bodies are read as, as the official client names it; default: `V1` and the kind. */
  typeName?: string;
  /** Answers a DELETE with the object that is gone, where others answer a Status. */
  returnsDeleted?: boolean;
  /** Counts changes of everything but metadata and status in metadata.generation; "annotations": changes of those too. */
  counts?: true | "annotations";
  /**
   * How the kind's own validation of an update looks at the metadata once more, after the general one: by the rules of an update, by those of every
   * object, in its order. A cause is told each time. Default: by the rules of an update. What has none does not look at them at a creation either.
   */
  revalidates?: readonly ("update" | "object")[];
  /** Rule for the name; default: a DNS subdomain. */
  nameRule?: NameRule;
  /** What is filled in on every write (mirrors the kind's SetDefaults_ functions). */
  setDefaults?(object: WireObjects[R], context: PrepareContext): WireObjects[R];
  /** After the defaults, when it is created: first status, what is allocated, what admission adds (mirrors the kind's strategy). */
  prepareForCreate?(object: WireObjects[R], context: PrepareContext): WireObjects[R];
  /** After the defaults, when it takes the place of `old`: what is kept of that. */
  prepareForUpdate?(object: WireObjects[R], old: WireObjects[R], context: PrepareContext): WireObjects[R];
  /** A kind that is only marked by a deletion, and goes when its controller says so: how it then looks. */
  beginDeletion?(object: WireObjects[R]): WireObjects[R];
  /** What its writer is told besides, of a write that is accepted. */
  warnings?(object: WireObjects[R]): string[];
  /** What is wrong with a prepared object besides its metadata, each as Kubernetes says it, in its order; `old` when it is an update. */
  validate?(object: WireObjects[R], old: WireObjects[R] | undefined, behaviour: Behaviour): FieldError[];
}

/** What can be done with an object of nearly every kind, and with a subresource that is a view of it. */
export const allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"] as const;
export const viewVerbs = ["get", "patch", "update"] as const;

/** The subresources of a kind that has a status, and of one that can be scaled too. */
export const statusOf = (kind: string) => ({ name: "status", kind, verbs: viewVerbs });
export const scale = { name: "scale", kind: "Scale", group: "autoscaling", version: "v1", verbs: viewVerbs };

export const ageColumn: Column = { name: "Age", description: "Time since the object was created." };

/** What roles show instead of an age. */
export const createdAtColumn: Column = { name: "Created At", type: "date", description: "When the object was created." };
