import type { ApiServer } from "../api-server/api-server.ts";
import type { Authorizer } from "../api-server/authorizer.ts";
import type { ScaledClock } from "../clocks/scaled-clock.ts";
import type { DnsServer } from "../dns/dns-server.ts";
import type { Store } from "../store/store.ts";
import type { Levers } from "./levers.ts";

/** The rooms of a lab in which something can be disturbed. */
export interface DisturbedRooms {
  store: Store;
  api: ApiServer;
  authorizer: Authorizer;
  dns: DnsServer;
  clock: ScaledClock;
}

/** The levers of a lab, each tied to what it disturbs. */
export function connectLevers({ store, api, authorizer, dns, clock }: DisturbedRooms): Levers {
  return {
    store,
    api: {
      async stop() {
        await api.stop();
        return () => api.start();
      },
      async closeWatches() {
        await api.stop();
        await api.start();
      },
      forgetHistory: () => store.history.forget(),
    },
    rights: authorizer,
    dns: {
      async stop() {
        await dns.stop();
        return () => dns.start();
      },
    },
    clock: {
      now: () => clock.now(),
      after: (delayMs, run) => clock.after(delayMs, run),
      skew(byMs) {
        clock.setSkew(byMs);
        return () => clock.setSkew(0);
      },
    },
  };
}
