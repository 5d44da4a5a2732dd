import type { IncomingMessage, ServerResponse } from "node:http";
import { type Kind, kindNames, kinds } from "../../statefulset/objects/kinds.ts";
import { type FakeApiServer, type FakeRequest, sendJson, sendStatus } from "./fake-api-server.ts";

type Scope = string | undefined;

/**
 * Rights on a fake API server, per kind and namespace (undefined: in the whole cluster). As the real one it refuses lists and watches that come
 * without the right, answers reviews, and leaves a watch that is open as it is.
 */
export class FakeRights {
  /** How reviews are answered besides by the rights. */
  reviews: "well" | "incomplete" | "refused" | "doubtful" = "well";
  readonly #scopes: readonly Scope[];
  readonly #missing = new Set<string>();
  readonly #server: FakeApiServer;

  constructor(server: FakeApiServer, scopes: readonly Scope[]) {
    this.#server = server;
    this.#scopes = scopes;
    server.always = (request) => this.#answerTo(request);
  }

  revoke(kind: Kind, scope: Scope): void {
    this.#missing.add(`${kind} ${scope}`);
  }

  grant(kind: Kind, scope: Scope): void {
    this.#missing.delete(`${kind} ${scope}`);
  }

  /** Reviews that were asked for, by their kind. */
  count(review: "selfsubjectrulesreviews" | "selfsubjectaccessreviews"): number {
    return this.#server.requests.filter(({ path }) => path.endsWith(review)).length;
  }

  #may(kind: Kind, scope: Scope): boolean {
    return this.#scopes.includes(scope) && !this.#missing.has(`${kind} ${scope}`);
  }

  #answerTo({ path }: FakeRequest) {
    const review = /^\/apis\/authorization\.k8s\.io\/v1\/(selfsubject[a-z]+)$/.exec(path)?.[1];
    if (review !== undefined) {
      return (_request: FakeRequest, response: ServerResponse, incoming: IncomingMessage) => void this.#review(review, response, incoming);
    }
    const [, namespace, kind] = /^\/api.*\/v1(?:\/namespaces\/([^/]+))?\/([a-z]+)$/.exec(path) ?? [];
    if (kind === undefined || this.#may(kind as Kind, namespace)) return undefined;
    return (_request: FakeRequest, response: ServerResponse) => sendStatus(response, 403, "Forbidden", `${kind} is forbidden`);
  }

  async #review(review: string, response: ServerResponse, incoming: IncomingMessage): Promise<void> {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    const { spec } = JSON.parse(body) as { spec: { namespace?: string; resourceAttributes?: { namespace?: string; resource: Kind } } };
    if (this.reviews === "refused") return sendStatus(response, 500, "InternalError", "no review today");
    const { resourceAttributes: wanted } = spec;
    if (review === "selfsubjectaccessreviews" && wanted !== undefined) {
      const evaluationError = this.reviews === "doubtful" ? { evaluationError: "a webhook did not answer" } : {};
      return sendJson(response, 201, { status: { allowed: this.#may(wanted.resource, wanted.namespace), ...evaluationError } });
    }
    // A real server has no answer for no namespace, and tells of one that there is not what is granted everywhere.
    const scope = this.#scopes.find((known) => known === spec.namespace);
    const granted = this.reviews === "incomplete" ? [] : kindNames.filter((kind) => this.#may(kind, scope));
    const resourceRules = granted.map((kind) => ({ verbs: ["list", "watch"], apiGroups: [kinds[kind].group], resources: [kind] }));
    return sendJson(response, 201, { status: { resourceRules, incomplete: this.reviews === "incomplete" } });
  }
}
