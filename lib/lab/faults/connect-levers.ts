import type { ApiServer } from "../api-server/api-server.ts";
import type { ApiTroubles } from "../api-server/api-troubles.ts";
import type { Authorizer } from "../api-server/authorizer.ts";
import type { ScaledClock } from "../clocks/scaled-clock.ts";
import type { ClusterDns } from "../dns/cluster-dns.ts";
import type { DnsServer } from "../dns/dns-server.ts";
import type { NodeTroubles } from "../kubelet/node-troubles.ts";
import type { Store } from "../store/store.ts";
import type { Levers } from "./levers.ts";

/** The rooms of a lab in which something can be disturbed. */
export interface DisturbedRooms {
  store: Store;
  api: ApiServer;
  authorizer: Authorizer;
  dns: DnsServer;
  names: ClusterDns;
  clock: ScaledClock;
  troubles: ApiTroubles;
  nodeTroubles: NodeTroubles;
}

/** The levers of a lab, each tied to what it disturbs. */
export function connectLevers({ store, api, authorizer, dns, names, clock, troubles, nodeTroubles }: DisturbedRooms): Levers {
  return {
    store,
    api: {
      async stop() {
        await api.stop();
        return () => api.start();
      },
      delay(delayMs) {
        troubles.addLatency(delayMs);
        return () => troubles.endLatency();
      },
      failCreate(resource, nth, over) {
        troubles.failCreate({ resource, nth, over });
        return () => troubles.endFailedCreates(resource);
      },
      closeWatches: () => troubles.closeWatches(),
      forgetHistory: () => store.history.forget(),
    },
    rights: authorizer,
    images: nodeTroubles.images,
    containers: nodeTroubles.containers,
    volumes: nodeTroubles.volumes,
    nodes: nodeTroubles.nodes,
    dns: {
      async stop() {
        const speak = names.silence();
        await dns.stop();
        return () => {
          speak();
          return dns.start();
        };
      },
      cache: (forMs) => names.cache(forMs),
    },
    clock: {
      now: () => clock.now(),
      after: (delayMs, run) => clock.after(delayMs, run),
      stopwatch: () => clock.stopwatch(),
      skew(byMs) {
        clock.setSkew(byMs);
        return () => clock.setSkew(0);
      },
    },
  };
}
