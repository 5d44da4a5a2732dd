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

/** Everything is allowed but what was denied. */
export class Authorizer {
  readonly user: string;
  #rules: DenyRule[] = [];

  constructor(user: string) {
    this.user = user;
  }

  /** Takes a right away; the answer gives that one back. */
  deny(rule: DenyRule): () => void {
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }

  allowAll(): void {
    this.#rules = [];
  }

  isAllowed(wanted: Attributes): boolean {
    return !this.#rules.some(
      (rule) =>
        (rule.verb === "*" || rule.verb === wanted.verb) &&
        (rule.resource === "*" || rule.resource === wanted.resource) &&
        (rule.namespace === undefined || rule.namespace === wanted.namespace),
    );
  }

  /** Throws the Status that a real server answers. */
  check(wanted: Attributes): void {
    if (this.isAllowed(wanted)) return;
    const { verb, group, resource, namespace, name } = wanted;
    const [plain = resource] = resource.split("/");
    const subject = qualified({ resource: plain, group });
    const scope = namespace === undefined ? "at the cluster scope" : `in the namespace "${namespace}"`;
    const cannot = `User "${this.user}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`;
    const message = `${subject}${name === undefined ? "" : ` "${name}"`} is forbidden: ${cannot}`;
    throw new StatusError(403, "Forbidden", message, { ...(name !== undefined && { name }), ...(group !== "" && { group }), kind: plain });
  }
}
