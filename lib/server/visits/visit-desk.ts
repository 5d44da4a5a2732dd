import type { Clock } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { AppError } from "../../errors.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import type { VisitRequest } from "../../protocol/visit-request.ts";
import { offerOf } from "../actions/offer-of.ts";
import { missingRight } from "../missing-right.ts";
import { ndjsonResponse } from "../ndjson-response.ts";
import { planVisits } from "./plan-visits.ts";
import { runVisits } from "./run-visits.ts";

/** Visits under way at once, over all pages. */
const visitorsMax = 4;

/** Where visits to a set's pods are asked for; those under way end with the cluster. */
export class VisitDesk {
  readonly #clock: Clock;
  readonly #cluster: Cluster;
  readonly #open = new Set<AbortController>();

  constructor({ clock, cluster }: { clock: Clock; cluster: Cluster }) {
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /** Makes the visits and answers as they go. Throws AppError before the first: forbidden, busy, and see planVisits. */
  async answer(address: SetAddress, request: VisitRequest, signal: AbortSignal): Promise<Response> {
    const cluster = this.#cluster;
    const offer = await offerOf(cluster, "visit", address);
    if (!offer.allowed) throw new AppError("forbidden", offer.why);
    const planned = planVisits(cluster, address, request);
    if (planned.plan.chosenBy === "api-server" && !(await cluster.may("get", "services/proxy", address.namespace))) {
      const { message, command } = missingRight({ verb: "get", resource: "services/proxy" }, address.namespace, cluster.user);
      throw new AppError("forbidden", `${message} This would grant it: ${command}`);
    }
    if (this.#open.size >= visitorsMax) throw new AppError("busy", `${visitorsMax} visits are under way already; wait for one to end.`);
    const visitor = new AbortController();
    this.#open.add(visitor);
    const leave = () => {
      visitor.abort();
      this.#open.delete(visitor);
      signal.removeEventListener("abort", leave);
    };
    signal.addEventListener("abort", leave, { once: true });
    const way = {
      clock: this.#clock,
      person: cluster.asPerson(),
      door: { proxyUrl: cluster.network?.proxyUrl },
      namespace: address.namespace,
    };
    return ndjsonResponse(leaving(runVisits(way, planned, request, visitor.signal), leave), leave);
  }

  close(): void {
    for (const visitor of this.#open) visitor.abort();
  }
}

/** The same frames; `leave` is called at their end too. */
async function* leaving(frames: ReturnType<typeof runVisits>, leave: () => void): ReturnType<typeof runVisits> {
  try {
    yield* frames;
  } finally {
    leave();
  }
}
