import { randomUUID } from "node:crypto";
import { type Clock, toTimestamp } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { removeCopies } from "../../cluster/copies/remove-copies.ts";
import { AppError } from "../../errors.ts";
import type { CopiesListResponse } from "../../protocol/copies/copies-list.ts";
import type { CopiesPlanResponse } from "../../protocol/copies/copies-plan.ts";
import type { CopiesRequest } from "../../protocol/copies/copies-request.ts";
import { runLabel } from "../../simulation/copies/copy-names.ts";
import { type CopiesPlan, planCopies } from "../../simulation/copies/plan-copies.ts";
import { forecast } from "../../simulation/forecast.ts";
import { ndjsonResponse } from "../ndjson-response.ts";
import { checkCopies } from "./check-copies.ts";
import { copiedSet } from "./copied-set.ts";
import { CopyRun } from "./copy-run.ts";
import { findCopies } from "./find-copies.ts";

/** Runs under way at once, over all pages; in one namespace there is one. */
const runsMax = 2;
const idLength = 5;

interface CopyDeskOptions {
  clock: Clock;
  /** The cluster's time, where it is not ours: a lab's runs faster. */
  time: Pick<Clock, "now">;
  cluster: Cluster;
}

/** Where runs on copies are planned, carried out, found again and removed; those under way end with the cluster. */
export class CopyDesk {
  readonly #options: CopyDeskOptions;
  /** By the run's name. */
  readonly #going = new Map<string, { namespace: string; run: CopyRun; stop: AbortController; done: Promise<void> }>();

  constructor(options: CopyDeskOptions) {
    this.#options = options;
  }

  /** What a run would create, and what stands against it. Throws AppError: not_found, conflict, forbidden (the set may not be read). */
  async plan(request: CopiesRequest, signal: AbortSignal): Promise<CopiesPlanResponse> {
    return (await this.#checked(request, signal)).answer;
  }

  /** Carries it out and tells how that goes; it is stopped and cleaned up when nobody listens any more. Throws AppError before anything is created. */
  async run(request: CopiesRequest, signal: AbortSignal): Promise<Response> {
    const { namespace, keep } = request.choice;
    this.#checkRoom(namespace);
    const { plan, answer } = await this.#checked(request, signal);
    if (answer.forbids.length > 0) throw new AppError("conflict", `Nothing was created. ${answer.forbids.join(" ")}`);
    this.#checkRoom(namespace);
    const { clock, time, cluster } = this.#options;
    const run = new CopyRun({ clock, time, cluster, plan, answer, request: request.forecast, forecast: forecast(request.forecast), keep });
    const stop = new AbortController();
    const done = run.go(stop.signal).finally(() => this.#going.delete(plan.run));
    this.#going.set(plan.run, { namespace, run, stop, done });
    const leave = () => {
      stop.abort();
      signal.removeEventListener("abort", leave);
    };
    signal.addEventListener("abort", leave, { once: true });
    // Whoever left while it was checked is not heard of any more.
    if (signal.aborted) leave();
    return ndjsonResponse(run.frames(signal), leave);
  }

  /** Runs that are found in the cluster, and where another may be made. */
  list(signal: AbortSignal): Promise<CopiesListResponse> {
    return findCopies(this.#options.cluster, (run) => this.#going.has(run), signal);
  }

  /** Removes a run that was left over, by its ConfigMap. Throws AppError: conflict (it is going on), forbidden, … */
  async remove(found: { namespace: string; run: string; uid: string }): Promise<void> {
    const { namespace, run: name, uid } = found;
    if (this.#going.has(name))
      throw new AppError("conflict", `Run ${name} is going on. Stop it where it was started: it cleans up by itself.`);
    await removeCopies(this.#options.cluster.asPerson(), { namespace, name, uid }, runLabel);
  }

  /** Stops what is under way. Resolves when all of it has sent its clean-up. */
  async close(): Promise<void> {
    const going = [...this.#going.values()];
    for (const { run, stop } of going) {
      run.leave();
      stop.abort();
    }
    await Promise.all(going.map(({ done }) => done));
  }

  async #checked(request: CopiesRequest, signal: AbortSignal): Promise<{ plan: CopiesPlan; answer: CopiesPlanResponse }> {
    const { cluster, time } = this.#options;
    const set = await copiedSet(cluster, request, signal);
    const { forecast: asked, choice } = request;
    const id = randomUUID().slice(0, idLength);
    const plan = planCopies({ set, request: asked, choice, id, startedAt: toTimestamp(time.now()) });
    return { plan, answer: await checkCopies(cluster, plan, asked.person, signal) };
  }

  #checkRoom(namespace: string): void {
    const going = [...this.#going.values()];
    if (going.some((one) => one.namespace === namespace))
      throw new AppError("busy", `A run on copies is going on in namespace ${namespace} already; wait for it to end.`);
    if (going.length >= runsMax) throw new AppError("busy", `${runsMax} runs on copies are going on already; wait for one to end.`);
  }
}
