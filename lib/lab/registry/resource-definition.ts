import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
import type { Behaviour } from "../../controllers/release.ts";
import type { FieldError } from "./field-error.ts";

export interface Column {
  name: string;
  description: string;
  type?: "string" | "integer";
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
  /** Defaults and first status (mirrors the kind's strategy and SetDefaults_ functions). */
  prepare?(object: WireObjects[R], context: PrepareContext): WireObjects[R];
  /** What is wrong with a prepared object, each as Kubernetes says it, in its order; `old` when it is an update. */
  validate?(object: WireObjects[R], old?: WireObjects[R]): FieldError[];
}

export const readVerbs = ["get", "list", "watch"] as const;

export const ageColumn: Column = { name: "Age", description: "Time since the object was created." };
