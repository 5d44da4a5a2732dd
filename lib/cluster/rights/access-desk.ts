import type { Clock } from "../../clock.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { readUserInfo, type UserInfo } from "../who-am-i.ts";
import { type AccessRule, noNamespace, parseAccessRules } from "./access-rules.ts";
import { groupOf } from "./group-of.ts";
import { sendReview } from "./send-review.ts";

/** The rules that hold for us in a namespace, and why some may be missing. */
export interface ToldRules {
  rules: readonly AccessRule[];
  /** An authorizer could not list all that it allows. */
  isIncomplete: boolean;
  /** In the API server's words. */
  error?: string;
}

/**
 * Who we are to the API server and what it says that we may do, asked anew each time: for a screen that tells a person of it. Nothing here
 * decides what is done; where a namespace is undefined the whole cluster is meant.
 */
export class AccessDesk {
  readonly #send: SendRequest;
  readonly #clock: Clock;

  constructor(send: SendRequest, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** Undefined when the API server does not tell. */
  whoAmI(): Promise<UserInfo | undefined> {
    return readUserInfo(this.#send, this.#clock);
  }

  /** By SelfSubjectRulesReview. Throws AppError when it fails. */
  async rules(namespace: string | undefined): Promise<ToldRules> {
    const status = await sendReview(this.#send, this.#clock, "SelfSubjectRulesReview", { namespace: namespace ?? noNamespace });
    const { incomplete, evaluationError } = status;
    return {
      rules: parseAccessRules(status),
      isIncomplete: incomplete === true,
      ...(typeof evaluationError === "string" && evaluationError !== "" ? { error: evaluationError } : {}),
    };
  }

  /** By SelfSubjectAccessReview; `resource` as in RBAC, e.g. "pods/exec". Undefined when the review itself fails. */
  async may(verb: string, resource: string, namespace: string | undefined): Promise<boolean | undefined> {
    const [name = "", subresource] = resource.split("/");
    const resourceAttributes = { verb, group: groupOf(name), resource: name, subresource, namespace };
    try {
      const { allowed } = await sendReview(this.#send, this.#clock, "SelfSubjectAccessReview", { resourceAttributes });
      return allowed === true;
    } catch {
      // An answer of its own: it is not known.
      return undefined;
    }
  }
}
