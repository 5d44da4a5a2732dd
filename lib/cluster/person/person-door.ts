import type { Clock } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import type { HttpAnswer, ReadLimits } from "../http-answer.ts";
import { toRaw } from "../project/raw.ts";
import { type ProxyQuestion, proxyAsk } from "../proxy-get.ts";
import type { ApiAnswer, ApiRequest, SendRequest } from "../requests/api-client.ts";
import { readBody } from "../requests/read-body.ts";
import { requestText, toAppError } from "../requests/request-text.ts";
import { collectionPath, objectPath } from "../requests/resource-path.ts";
import { type Resource, resources } from "../requests/resources.ts";
import { readStatus, statusError } from "../requests/status-error.ts";
import { withTimeout } from "../requests/with-timeout.ts";
import { readWarnings } from "./read-warnings.ts";

/** What is addressed: one object, or a subresource of it. For kinds without namespaces the namespace is not looked at. */
export interface Target {
  resource: Resource;
  namespace: string;
  name: string;
  subresource?: "scale" | "eviction" | "log" | "proxy/stats/summary";
}

/** How a patch is to be understood: `merge` is RFC 7396, `strategic` knows Kubernetes' lists (containers by name), `json` is RFC 6902. */
export type PatchType = "merge" | "strategic" | "json";

/** What a write made of the object; with `dryRun` what it would make of it. */
export interface Written {
  object: Readonly<Record<string, unknown>>;
  /** What the API server warned of, in its words. */
  warnings: readonly string[];
}

/** `dryRun`: the API server does everything but keep it (dryRun=All). */
export interface WriteOptions {
  dryRun: boolean;
}

interface PersonDoorOptions {
  send: SendRequest;
  clock: Clock;
  /** Why nobody reads through it, or undefined where the person may try. */
  refusal: AppError | undefined;
  /** Why nothing is changed, likewise. */
  writeRefusal: AppError | undefined;
  /** The API server has refused for want of a right. */
  onForbidden: () => void;
}

const timeoutMs = 15_000;
/** From a request until the first byte of a stream. */
const streamStartMs = 15_000;
const bytesMax = 8 * 1024 * 1024;

const patchTypes: Readonly<Record<PatchType, string>> = {
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  json: "application/json-patch+json",
};

/**
 * What is asked and done because a person asked for it, with that person's own rights: the API server decides. Nothing of it is kept. Every
 * method throws AppError (forbidden, not_found, conflict, invalid, timeout, unreachable, …) with the API server's words.
 */
export class PersonDoor {
  readonly #options: PersonDoorOptions;

  constructor(options: PersonDoorOptions) {
    this.#options = options;
  }

  /** Why nothing is changed through it, in a sentence; undefined where the person may try. */
  get writesAreOff(): string | undefined {
    return this.#options.writeRefusal?.message;
  }

  /** Why nothing is read through it, likewise. */
  get readsAreOff(): string | undefined {
    return this.#options.refusal?.message;
  }

  /** The object as the API server has it now, whole. */
  async get(target: Target, signal?: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
    this.#refuse(this.#options.refusal);
    return (await this.#send({ path: pathOf(target) }, `${nameOf(target)} could not be read`, signal)).object;
  }

  /** All objects of a kind in a namespace (undefined: in all of them), or those with the label `label`. */
  async list(
    resource: Resource,
    namespace: string | undefined,
    signal?: AbortSignal,
    label?: string,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    this.#refuse(this.#options.refusal);
    const attempt = `${resources[resource].kind}s of ${namespace === undefined ? "all namespaces" : `namespace ${namespace}`} could not be listed`;
    const query = label === undefined ? "" : `?labelSelector=${encodeURIComponent(label)}`;
    const { items } = (await this.#send({ path: `${collectionPath(resource, namespace)}${query}` }, attempt, signal)).object;
    return Array.isArray(items) ? items.map(toRaw) : [];
  }

  /** Makes a new object of that kind; its name is in its own metadata. */
  async add(resource: Resource, namespace: string, object: object, { dryRun }: WriteOptions): Promise<Written> {
    this.#refuse(this.#options.writeRefusal);
    const headers = { "content-type": "application/json" };
    return this.#send(
      { method: "POST", path: `${collectionPath(resource, namespace)}${dryRunQuery(dryRun)}`, headers, body: JSON.stringify(object) },
      `${resources[resource].kind} could not be created in namespace ${namespace}`,
    );
  }

  /** Changes the object. A `metadata.resourceVersion` in a patch is a precondition: another one answers conflict. */
  async patch(target: Target, type: PatchType, patch: unknown, { dryRun }: WriteOptions): Promise<Written> {
    this.#refuse(this.#options.writeRefusal);
    const headers = { "content-type": patchTypes[type] };
    return this.#send(
      { method: "PATCH", path: `${pathOf(target)}${dryRunQuery(dryRun)}`, headers, body: JSON.stringify(patch) },
      `${nameOf(target)} could not be changed`,
    );
  }

  /** Makes a subresource's object, as an eviction is. */
  async create(target: Target, body: unknown, { dryRun }: WriteOptions): Promise<Written> {
    this.#refuse(this.#options.writeRefusal);
    const headers = { "content-type": "application/json" };
    const what = target.subresource === "eviction" ? "could not be evicted" : "could not be changed";
    return this.#send(
      { method: "POST", path: `${pathOf(target)}${dryRunQuery(dryRun)}`, headers, body: JSON.stringify(body) },
      `${nameOf({ ...target, subresource: undefined })} ${what}`,
    );
  }

  /** Deletes the object; `options` are DeleteOptions (preconditions, propagationPolicy, gracePeriodSeconds). */
  async remove(target: Target, options: Readonly<Record<string, unknown>>, { dryRun }: WriteOptions): Promise<Written> {
    this.#refuse(this.#options.writeRefusal);
    // In the body: of a DELETE that has one, the API server does not read the query, and would do what was meant as a trial.
    const body = JSON.stringify({ apiVersion: "v1", kind: "DeleteOptions", ...options, ...(dryRun && { dryRun: ["All"] }) });
    const headers = { "content-type": "application/json" };
    return this.#send({ method: "DELETE", path: pathOf(target), headers, body }, `${nameOf(target)} could not be deleted`);
  }

  /** GET of a pod or a Service through the API server, which may change what is asked: refused where changes are. What it answers, comes back. */
  async visit(question: ProxyQuestion, limits: ReadLimits, signal: AbortSignal): Promise<HttpAnswer> {
    const { send, clock, writeRefusal } = this.#options;
    this.#refuse(writeRefusal);
    try {
      return await proxyAsk(send, clock, question, limits, signal);
    } catch (error) {
      throw this.#heard(error);
    }
  }

  /**
   * An answer that goes on for as long as its reader wants, as of a followed log; resolves once it has begun. `query` is of the caller's own
   * making. The caller reads the body to its end, destroys it, or aborts the signal.
   */
  async stream(target: Target, query: URLSearchParams, signal: AbortSignal): Promise<ApiAnswer["body"]> {
    const { send, clock, refusal } = this.#options;
    this.#refuse(refusal);
    const attempt = `${nameOf(target)} could not be read`;
    const late = new AbortController();
    // A kubelet sends nothing of a followed log, not even headers, before its first line: a quiet container is no late answer.
    const isPatient = query.get("follow") === "true";
    const abort = () => late.abort(new DOMException("no answer in time", "TimeoutError"));
    const cancel = isPatient ? undefined : clock.after(streamStartMs, abort);
    const both = AbortSignal.any([signal, late.signal]);
    try {
      const answer = await send({ path: `${pathOf(target)}?${query}`, headers: { accept: "*/*" }, signal: both });
      if (answer.statusCode < 400) return answer.body;
      const text = (await readBody(answer, bytesMax)).toString("utf8");
      throw statusError(readStatus(answer.statusCode, text), attempt);
    } catch (error) {
      throw this.#heard(toAppError(error, both, attempt));
    } finally {
      cancel?.();
    }
  }

  async #send(request: Omit<ApiRequest, "signal">, attempt: string, signal?: AbortSignal): Promise<Written> {
    const { send, clock } = this.#options;
    try {
      return await withTimeout(clock, timeoutMs, signal, async (limited) => {
        const { text, headers } = await requestText(send, { ...request, signal: limited }, { attempt, bytesMax });
        return { object: toRaw(JSON.parse(text)), warnings: readWarnings(headers.warning) };
      });
    } catch (error) {
      throw this.#heard(error);
    }
  }

  #heard(error: unknown): unknown {
    if (error instanceof AppError && error.code === "forbidden") this.#options.onForbidden();
    return error;
  }

  #refuse(refusal: AppError | undefined): void {
    if (refusal) throw refusal;
  }
}

function pathOf({ resource, namespace, name, subresource }: Target): string {
  return `${objectPath(resource, namespace, name)}${subresource === undefined ? "" : `/${subresource}`}`;
}

function nameOf({ resource, namespace, name, subresource }: Omit<Target, "subresource"> & { subresource?: string | undefined }): string {
  const { kind, namespaced } = resources[resource];
  return `${kind} ${namespaced ? `${namespace}/` : ""}${name}${subresource === undefined ? "" : ` (${subresource})`}`;
}

function dryRunQuery(dryRun: boolean): string {
  return dryRun ? "?dryRun=All" : "";
}
