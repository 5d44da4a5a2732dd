import { type Clock, sleep } from "../../clock.ts";
import { type Kind, kinds } from "../../statefulset/objects/kinds.ts";
import type { WatchPhase } from "../../watch-phase.ts";
import type { SendRequest } from "../requests/api-client.ts";
import { type AccessRule, allows, noNamespace, parseAccessRules } from "./access-rules.ts";
import { sendReview } from "./send-review.ts";

/** How often is asked, lengthened by up to the jitter, so that replicas do not ask in step: what is revoked is noticed within a minute. */
export const checkMs = 45_000;
export const checkJitterMs = 10_000;

const verbs = ["list", "watch"] as const;

/** A watch whose right is looked after. */
export interface CheckedWatch {
  kind: Kind;
  phase: () => WatchPhase;
  /** The right is gone: forget what is known, and say why. */
  revoke: (reason: string) => void;
  /** The right seems to be there: no need to wait any longer before trying. */
  retry: () => void;
}

export interface RightsCheckOptions {
  /** Undefined: of the whole cluster. */
  namespace: string | undefined;
  watches: readonly CheckedWatch[];
  send: SendRequest;
  clock: Clock;
  random: () => number;
}

/**
 * Looks after the rights under the watches of one scope. An API server does not end a watch when the right to it is taken away: for up to ten
 * minutes it would go on telling what may no longer be seen. So once a minute it is asked what we may do (one request for all kinds), and each
 * right that seems to be missing is asked for by itself, since such a list may be incomplete. What fails or stays unanswered changes nothing.
 */
export class RightsCheck {
  readonly #options: RightsCheckOptions;
  readonly #stopped = new AbortController();

  constructor(options: RightsCheckOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    const { clock, random } = this.#options;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await sleep(clock, checkMs + checkJitterMs * random(), signal).catch(() => undefined);
      // A server that does not answer is asked by the watches already.
      if (!signal.aborted && this.#options.watches.some(isSettled)) await this.#check();
    }
  }

  async #check(): Promise<void> {
    const { namespace, watches, send, clock } = this.#options;
    const spec = { namespace: namespace ?? noNamespace };
    const status = await sendReview(send, clock, "SelfSubjectRulesReview", spec).catch(() => undefined);
    if (status === undefined) return;
    const rules = parseAccessRules(status);
    await Promise.all(watches.filter(isSettled).map((watch) => this.#compare(watch, rules)));
  }

  async #compare(watch: CheckedWatch, rules: readonly AccessRule[]): Promise<void> {
    const { kind } = watch;
    const missing = verbs.find((verb) => !allows(rules, verb, kinds[kind].group, kind));
    if (watch.phase() === "forbidden") {
      if (missing === undefined) watch.retry();
      return;
    }
    if (missing === undefined || !(await this.#isDenied(kind, missing)) || this.#stopped.signal.aborted) return;
    const { namespace } = this.#options;
    watch.revoke(
      `the right to ${missing} ${kind} ${namespace === undefined ? "in the whole cluster" : `in namespace ${namespace}`} was taken away`,
    );
  }

  /** Only what is said for certain counts: no answer, and one with an error in it, are none. */
  async #isDenied(kind: Kind, verb: string): Promise<boolean> {
    const { namespace, send, clock } = this.#options;
    const resourceAttributes = { verb, group: kinds[kind].group, resource: kind, ...(namespace === undefined ? {} : { namespace }) };
    const status = await sendReview(send, clock, "SelfSubjectAccessReview", { resourceAttributes }).catch(() => undefined);
    return status?.allowed === false && status.evaluationError === undefined;
  }
}

/** What is still being listed, or being tried again, finds out by itself. */
function isSettled({ phase }: CheckedWatch): boolean {
  return phase() === "live" || phase() === "forbidden";
}
