import type { KubeConfig } from "@kubernetes/client-node";
import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { FetchedKind } from "./account-rights.ts";
import type { Cluster, ClusterNetwork, ExecAnswer, PodAddress } from "./cluster.ts";
import { getObject } from "./get-object.ts";
import type { HttpAnswer, PodRequest, ReadLimits } from "./http-answer.ts";
import type { SelectedContext } from "./kubeconfig/select-context.ts";
import { PersonDoor } from "./person/person-door.ts";
import { proxyGet } from "./proxy-get.ts";
import type { SendRequest } from "./requests/api-client.ts";
import type { ApiCredentials } from "./requests/api-credentials.ts";
import type { ClusterTime } from "./requests/cluster-time.ts";
import { withTimeout } from "./requests/with-timeout.ts";
import { AccessDesk } from "./rights/access-desk.ts";
import { AccessReviews } from "./rights/access-reviews.ts";
import { LiveCache } from "./watch/live-cache.ts";
import type { WatchObserver } from "./watch/watch-observer.ts";

export interface OpenedClusterParts {
  source: Cluster["source"];
  selected: SelectedContext;
  user: string | undefined;
  version: string | undefined;
  credentials: ApiCredentials;
  /** The official client's configuration, for what only that can do (exec over WebSocket); a service account never has one made. */
  clientConfig: (() => Promise<KubeConfig>) | undefined;
  send: SendRequest;
  time: ClusterTime;
  network: ClusterNetwork | undefined;
  namespaces: readonly string[] | undefined;
  readOnly: boolean;
  clock: Clock;
  random: () => number;
  observer: WatchObserver;
  onFault: (error: unknown) => void;
}

const getTimeoutMs = 10_000;
const changingVerbs = new Set(["create", "update", "patch", "delete", "deletecollection"]);

/** A cluster that has answered once. */
export class OpenedCluster implements Cluster {
  readonly source: Cluster["source"];
  readonly context: string;
  readonly server: string;
  readonly user: string | undefined;
  readonly insecure: boolean;
  readonly namespaces: readonly string[] | undefined;
  readonly version: string | undefined;
  readonly network: ClusterNetwork | undefined;
  readonly cache: LiveCache;
  readonly access: AccessDesk;
  readonly #parts: OpenedClusterParts;
  readonly #reviews: AccessReviews;
  readonly #person: PersonDoor;

  constructor(parts: OpenedClusterParts) {
    this.#parts = parts;
    this.source = parts.source;
    this.context = parts.selected.name;
    this.server = parts.selected.server;
    this.user = parts.user;
    this.insecure = parts.selected.insecure && parts.source !== "lab";
    this.namespaces = parts.namespaces;
    this.version = parts.version;
    this.network = parts.network;
    this.cache = new LiveCache(parts);
    this.access = new AccessDesk(parts.send, parts.clock);
    this.#reviews = new AccessReviews(parts.send, parts.clock);
    const { send, clock, readOnly, source } = parts;
    const refusal = source === "in-cluster" ? signInError("does nothing for single persons") : undefined;
    const writeRefusal =
      refusal ?? (readOnly ? new AppError("forbidden", "The explorer was started read-only: it changes nothing.") : undefined);
    this.#person = new PersonDoor({ send, clock, refusal, writeRefusal, onForbidden: () => this.#reviews.forget() });
  }

  get aheadMs(): number {
    return this.#parts.time.aheadMs;
  }

  getObject(kind: FetchedKind, namespace: string, name: string, signal?: AbortSignal): Promise<Record<string, unknown>> {
    const { send, clock } = this.#parts;
    return withTimeout(clock, getTimeoutMs, signal, (limited) => getObject(send, kind, namespace, name, limited));
  }

  async proxyGet(request: PodRequest, limits: ReadLimits): Promise<HttpAnswer> {
    this.#refuseInCluster("asks no pod through the API server");
    return proxyGet(this.#parts.send, this.#parts.clock, request, limits);
  }

  async exec(pod: PodAddress, command: readonly string[], limits: ReadLimits): Promise<ExecAnswer> {
    this.#refuseInCluster("runs nothing in containers");
    if (this.#parts.readOnly) throw new AppError("forbidden", "The explorer was started read-only: it runs nothing in containers.");
    const { clientConfig, clock } = this.#parts;
    if (clientConfig === undefined) throw new AppError("forbidden", "Without a kubeconfig the explorer runs nothing in containers.");
    const { exec } = await import("./exec.ts");
    return exec(await clientConfig(), clock, pod, command, limits);
  }

  async may(verb: string, resource: string, namespace: string, name?: string): Promise<boolean> {
    return (await this.review(verb, resource, namespace, name)) === true;
  }

  async review(verb: string, resource: string, namespace: string, name?: string): Promise<boolean | undefined> {
    if (this.source === "in-cluster" && (changingVerbs.has(verb) || resource === "pods/proxy")) return false;
    if (this.#parts.readOnly && changingVerbs.has(verb)) return false;
    return this.#reviews.review(verb, resource, namespace, name);
  }

  asPerson(): PersonDoor {
    return this.#person;
  }

  start(): void {
    this.cache.start();
  }

  async close(): Promise<void> {
    this.cache.stop();
    await this.#parts.credentials.close();
  }

  /** Nobody signs in yet, so nobody acts through the explorer's own account, whatever that may do. */
  #refuseInCluster(what: string): void {
    if (this.source !== "in-cluster") return;
    throw signInError(what);
  }
}

function signInError(what: string): AppError {
  const until = "until people can sign in here, so that each acts with their own rights";
  return new AppError("forbidden", `In a cluster the explorer ${what} ${until}.`);
}
