import type { Kind, ObjectOfKind } from "../statefulset/objects/kinds.ts";
import type { FetchedKind } from "./account-rights.ts";
import type { HttpAnswer, PodRequest, ReadLimits } from "./http-answer.ts";
import type { KindStatus } from "./kind-status.ts";
import type { PersonDoor } from "./person/person-door.ts";
import type { AccessDesk } from "./rights/access-desk.ts";

/**
 * The one door to a cluster. Everything that the product knows of a cluster comes in through `cache`, everything it asks for on demand
 * goes out through the verbs here. Made by `openCluster`, ended by `close`; whoever opened it owns it.
 */
export interface Cluster {
  readonly source: "lab" | "kubeconfig" | "in-cluster";
  /** The kubeconfig context's name; "lab"; "in-cluster". */
  readonly context: string;
  /** The API server's address, as the kubeconfig has it. */
  readonly server: string;
  readonly user: string | undefined;
  /** Its certificate is not checked (insecure-skip-tls-verify): shown as a warning. */
  readonly insecure: boolean;
  /** Namespaces that are watched; undefined: all. */
  readonly namespaces: readonly string[] | undefined;
  /** What the server says of itself at /version, e.g. "v1.35.4". */
  readonly version: string | undefined;
  /** How names and addresses of the cluster's own network are reached from here, if they are. */
  readonly network: ClusterNetwork | undefined;
  readonly cache: WatchCache;
  /** How far its clock is ahead of ours, in milliseconds, as its answers tell; negative: behind. */
  readonly aheadMs: number;

  /** The object as the API server has it now, whole but without managedFields, as YAML-ready JSON. Throws AppError (not_found, forbidden, …). */
  getObject(kind: FetchedKind, namespace: string, name: string, signal?: AbortSignal): Promise<Record<string, unknown>>;

  /** GET through the API server's pod proxy. Bounded in time and bytes, follows no redirect. Throws AppError. */
  proxyGet(request: PodRequest, limits: ReadLimits): Promise<HttpAnswer>;

  /** Runs a command in a container, without stdin or tty, bounded in time and bytes. Throws AppError (forbidden, not_found, timeout, …). */
  exec(pod: PodAddress, command: readonly string[], limits: ReadLimits): Promise<ExecAnswer>;

  /**
   * Whether the person (or account) may do this, by SelfSubjectAccessReview; kept for 60 s. False when the review itself fails. With a name,
   * whether to that one object: a rule may hold for some names only.
   */
  may(verb: string, resource: string, namespace: string, name?: string): Promise<boolean>;

  /** The same, but undefined when the review itself fails: then nobody knows, and nothing may be said to be missing. */
  review(verb: string, resource: string, namespace: string, name?: string): Promise<boolean | undefined>;

  /** What the API server says of our own rights, whatever is switched off here. */
  readonly access: AccessDesk;

  /** The door for what a person asks for and does, with their own rights. In a cluster it refuses everything until people can sign in. */
  asPerson(): PersonDoor;

  /** Starts watching: from now on the cache fills. */
  start(): void;
  close(): Promise<void>;
}

/** A proxy into the cluster's network (the lab's network door), and where its DNS answers. */
export interface ClusterNetwork {
  /** The cluster's domain, e.g. "cluster.local", if it could be read. */
  domain?: string;
  /** Why the domain is not known, where that can be said: a sentence without its full stop. */
  domainProblem?: string;
  /** The cluster's DNS servers, in the order in which they are asked: the next one when one does not answer. */
  dns?: readonly DnsServer[];
  /** URL of an HTTP CONNECT proxy into that network; absent: addresses are reached directly. */
  proxyUrl?: string;
}

export interface DnsServer {
  host: string;
  port: number;
}

export interface PodAddress {
  namespace: string;
  pod: string;
  container?: string;
}

export interface ExecAnswer {
  exitCode: number;
  stdout: string;
  stderr: string;
  ms: number;
}

export type CacheChange =
  | { [K in Kind]: { type: "added"; kind: K; object: ObjectOfKind[K] } }[Kind]
  | { [K in Kind]: { type: "modified"; kind: K; object: ObjectOfKind[K]; previous: ObjectOfKind[K] } }[Kind]
  | { [K in Kind]: { type: "deleted"; kind: K; object: ObjectOfKind[K] } }[Kind]
  | { type: "status"; kind: Kind };

/** What is known of the cluster: one list+watch per kind and scope, whoever looks. Records are frozen; nobody changes them. */
export interface WatchCache {
  /** Every object of the kind, in no particular order. */
  all<K extends Kind>(kind: K): Iterable<ObjectOfKind[K]>;
  /** Those of one namespace. */
  inNamespace<K extends Kind>(kind: K, namespace: string): Iterable<ObjectOfKind[K]>;
  find<K extends Kind>(kind: K, namespace: string, name: string): ObjectOfKind[K] | undefined;
  status(kind: Kind): KindStatus;
  /** Kinds that may not be listed in that namespace (undefined: in any scope) for want of a right. */
  isForbidden(kind: Kind, namespace: string): boolean;
  /** True once every kind has been listed, or found to be forbidden or gone, at least once. */
  isSynced(): boolean;
  /** Called for every change, at once and in order; must not throw and must not do work (mark, and let a loop do it). */
  subscribe(listener: (change: CacheChange) => void): () => void;
}
