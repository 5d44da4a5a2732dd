import type { WirePolicyRule } from "../../controllers/objects/access.ts";
import type { Store } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { rulesOf } from "./rules-of.ts";
import { qualified, StatusError } from "./status.ts";

/** What a request wants to do, in the words of RBAC. `resource` holds the subresource too: "pods/exec". */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

/** A right that is taken away. Without a namespace: everywhere. */
export interface DenyRule {
  verb: string;
  resource: string;
  namespace?: string;
}

/** Says who may do what: what the roles allow, and has not been denied. */
export class Authorizer {
  readonly #store: Store;
  #denied: DenyRule[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** Takes a right away from everybody, the owner too; the answer gives that one back. */
  deny(rule: DenyRule): () => void {
    this.#denied.push(rule);
    return () => {
      this.#denied = this.#denied.filter((other) => other !== rule);
    };
  }

  allowAll(): void {
    this.#denied = [];
  }

  isAllowed(caller: Caller, wanted: Attributes): boolean {
    return !this.#isDenied(wanted) && rulesOf(this.#store, caller, wanted.namespace).some((rule) => allowsResource(rule, wanted));
  }

  isPathAllowed(caller: Caller, verb: string, path: string): boolean {
    return rulesOf(this.#store, caller).some((rule) => allowsPath(rule, verb, path));
  }

  rulesFor(caller: Caller, namespace: string): readonly WirePolicyRule[] {
    return rulesOf(this.#store, caller, namespace);
  }

  /** Throws the Status that a real server answers (403). */
  check(caller: Caller, wanted: Attributes): void {
    if (!this.isAllowed(caller, wanted)) throw forbiddenResource(caller, wanted);
  }

  /** For what is no resource. Throws 403. */
  checkPath(caller: Caller, verb: string, path: string): void {
    if (this.isPathAllowed(caller, verb, path)) return;
    throw new StatusError(403, "Forbidden", `forbidden: User "${caller.name}" cannot ${verb} path "${path}"`, {});
  }

  #isDenied(wanted: Attributes): boolean {
    return this.#denied.some(
      (rule) =>
        (rule.verb === "*" || rule.verb === wanted.verb) &&
        (rule.resource === "*" || rule.resource === wanted.resource) &&
        (rule.namespace === undefined || rule.namespace === wanted.namespace),
    );
  }
}

function allowsResource(rule: WirePolicyRule, { verb, group, resource, name }: Attributes): boolean {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [] } = rule;
  const [, subresource] = resource.split("/");
  const wanted = ["*", resource, ...(subresource === undefined ? [] : [`*/${subresource}`])];
  return (
    has(verbs, verb) &&
    has(apiGroups, group) &&
    resources.some((one) => wanted.includes(one)) &&
    (resourceNames.length === 0 || (name !== undefined && resourceNames.includes(name)))
  );
}

function allowsPath({ verbs = [], nonResourceURLs = [] }: WirePolicyRule, verb: string, path: string): boolean {
  const matches = (url: string) => url === "*" || url === path || (url.endsWith("*") && path.startsWith(url.slice(0, -1)));
  return has(verbs, verb) && nonResourceURLs.some(matches);
}

function has(list: readonly string[], wanted: string): boolean {
  return list.includes("*") || list.includes(wanted);
}

function forbiddenResource(caller: Caller, { verb, group, resource, namespace, name }: Attributes): StatusError {
  const [plain = resource] = resource.split("/");
  const subject = qualified({ resource: plain, group });
  const scope = namespace === undefined ? "at the cluster scope" : `in the namespace "${namespace}"`;
  const cannot = `User "${caller.name}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`;
  const message = `${subject}${name === undefined ? "" : ` "${name}"`} is forbidden: ${cannot}`;
  return new StatusError(403, "Forbidden", message, { ...(name !== undefined && { name }), ...(group !== "" && { group }), kind: plain });
}
