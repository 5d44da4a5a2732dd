import type { Mark } from "../timeline/timeline.ts";
import type { ForecastRequest } from "./forecast-request.ts";
import { isStaying, type Life } from "./life.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { Awaited, Wish, Workload } from "./workload.ts";

/** What a person has to do with: what they see of the lane, and what they can do in it. */
export interface Desk {
  readonly workload: Workload;
  readonly clock: VirtualClock;
  readonly awaited: (Awaited & { from: number }) | undefined;
  change(wish: Wish): void;
  remove(life: Life, rule: "by-person"): void;
  mark(mark: Omit<Mark, "at">): void;
}

/** The person of a plan: makes the change at 0, and then looks after every sync whether it is time for the next act. */
export class Person {
  /** What had to be done after the change. */
  steps = 0;
  readonly #request: ForecastRequest;
  readonly #desk: Desk;
  readonly #deletesByHand: boolean;
  /** Whom they deleted last, and wait for. */
  #last: number | undefined;
  /** They do nothing more of their plan. */
  #isDone = false;
  /** An act that is to come, by what it is for. */
  readonly #planned = new Set<string>();
  /** Pods that were given up, each with the revision that the template had. */
  readonly #givenUp = new Set<string>();

  /** `deletesByHand`: in this lane it is for them to replace pods. */
  constructor(request: ForecastRequest, desk: Desk, deletesByHand: boolean) {
    this.#request = request;
    this.#desk = desk;
    this.#deletesByHand = deletesByHand;
  }

  begin(): void {
    const { change, person } = this.#request;
    const { template, replicas, start } = change;
    this.#desk.change({
      ...(template && { template: "after" }),
      ...(replicas !== undefined && { replicas }),
      ...(start !== undefined && { start }),
    });
    if (template) this.#desk.mark({ kind: "template-changed", by: "person", text: "the template is changed" });
    if (replicas !== undefined) this.#desk.mark({ kind: "scaled", by: "person", text: `scaled to ${replicas}` });
    if (template && person.goesBackAfterMs !== undefined) this.#after("back", person.goesBackAfterMs, () => this.goBack());
  }

  /** Puts the old template back. */
  goBack(): void {
    this.steps++;
    this.#desk.mark({ kind: "went-back", by: "person", text: "the old template is put back" });
    this.#desk.change({ template: "before" });
  }

  /** Deletes a pod. */
  remove(life: Life): void {
    this.steps++;
    this.#desk.remove(life, "by-person");
  }

  /** From now on they only do what they are told. */
  retire(): void {
    this.#isDone = true;
  }

  /** Looks at the lane, and plans what is to be done. */
  look(): void {
    if (this.#isDone) return;
    const { deletesStuckAfterMs, lowersPartition, deletesPods } = this.#request.person;
    if (deletesStuckAfterMs !== undefined) this.#watchStuck(deletesStuckAfterMs);
    if (lowersPartition && this.#desk.awaited?.rule === "partition")
      this.#after("partition", lowersPartition.pauseMs, () => this.#lower(lowersPartition.by));
    if (deletesPods && this.#deletesByHand && this.#nextByHand()) this.#after("by-hand", deletesPods.pauseMs, () => this.#deleteByHand());
  }

  /** A pod is given up once for each revision that the template has meanwhile. */
  #watchStuck(afterMs: number): void {
    const { awaited, clock, workload } = this.#desk;
    const life = awaited?.ordinal === undefined ? undefined : workload.pods.at(awaited.ordinal);
    if (!awaited || !life?.isBroken || !isStaying(life)) return;
    const what = `stuck ${life.ordinal} ${workload.wanted}`;
    if (this.#givenUp.has(what)) return;
    const isStill = () => isStaying(life) && this.#desk.awaited?.ordinal === life.ordinal && life.phase !== "ready";
    const delay = Math.max(0, awaited.from + afterMs - clock.now);
    this.#after(what, delay, () => {
      if (!isStill()) return;
      this.#givenUp.add(what);
      this.remove(life);
    });
  }

  #lower(by: number): void {
    const { workload, awaited } = this.#desk;
    if (awaited?.rule !== "partition") return;
    const partition = Math.max(0, workload.partition - Math.max(1, by));
    this.steps++;
    this.#desk.mark({ kind: "partition-set", by: "person", text: `the partition is set to ${partition}` });
    this.#desk.change({ partition });
  }

  #deleteByHand(): void {
    const next = this.#nextByHand();
    if (!next) return;
    this.#last = next.ordinal;
    this.remove(next);
  }

  /** The next outdated pod in their order, when the one that they deleted last is ready again, or is itself to be replaced. */
  #nextByHand(): Life | undefined {
    const { workload } = this.#desk;
    const order = this.#request.person.deletesPods?.order ?? [];
    const outdated = workload.pods.lives.filter((life) => life.side !== workload.wanted && isStaying(life));
    if (this.#last !== undefined) {
      const last = workload.pods.at(this.#last);
      if (!last || (last.phase !== "ready" && !outdated.includes(last))) return undefined;
    }
    if (order === "highest-first") return outdated.at(-1);
    if (order === "lowest-first") return outdated[0];
    return order.flatMap((ordinal) => outdated.find((life) => life.ordinal === ordinal) ?? [])[0];
  }

  #after(what: string, ms: number, act: () => void): void {
    if (this.#planned.has(what)) return;
    this.#planned.add(what);
    this.#desk.clock.after(ms, () => {
      this.#planned.delete(what);
      if (!this.#isDone) act();
    });
  }
}
