import type { Clock } from "../../clock.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { groupOf } from "./group-of.ts";
import { sendReview } from "./send-review.ts";

const keptMs = 60_000;
const keptMax = 1_000;

/**
 * What the person (or account) may do, by SelfSubjectAccessReview. An answer is kept for 60 s, so that asking before each button and
 * each probe costs one request a minute. Undefined when the review itself fails; that is not kept.
 */
export class AccessReviews {
  readonly #send: SendRequest;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { until: number; allowed: Promise<boolean | undefined> }>();

  constructor(send: SendRequest, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** `resource` as in RBAC, e.g. "pods" or "pods/exec"; with a name, about that object alone. */
  async review(verb: string, resource: string, namespace: string, name?: string): Promise<boolean | undefined> {
    const key = JSON.stringify([verb, resource, namespace, name]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#clock.now()) return kept.allowed;
    const allowed = this.#review(verb, resource, namespace, name).catch(() => {
      this.#kept.delete(key);
      return undefined;
    });
    this.#keep(key, allowed);
    return allowed;
  }

  /** The next answers are asked for anew: a refusal has just shown that one of those kept is out of date. */
  forget(): void {
    this.#kept.clear();
  }

  #keep(key: string, allowed: Promise<boolean | undefined>): void {
    this.#kept.delete(key);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < keptMax) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(key, { until: this.#clock.now() + keptMs, allowed });
  }

  async #review(verb: string, resourceText: string, namespace: string, name: string | undefined): Promise<boolean> {
    const [resource = "", subresource] = resourceText.split("/");
    const resourceAttributes = { verb, group: groupOf(resource), resource, subresource, namespace, name };
    const { allowed } = await sendReview(this.#send, this.#clock, "SelfSubjectAccessReview", { resourceAttributes });
    return allowed === true;
  }
}
