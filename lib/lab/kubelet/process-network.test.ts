import { expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { ClusterDns } from "../dns/cluster-dns.ts";
import { PodNetwork } from "../network/pod-network.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { processNetwork } from "./process-network.ts";

test("a process can tell a name that is not there from a DNS server that says nothing", () => {
  const clock = new TestClock();
  const random = createRandom(1);
  const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
  const dns = new ClusterDns(store, clock);
  const network = processNetwork({ store, dns, random, network: new PodNetwork() }, "default", "10.244.0.2", () => undefined);
  expect(network.resolve("web-0.web")).toBeUndefined();
  const speak = dns.silence();
  expect(network.resolve("web-0.web")).toBe("unanswered");
  speak();
  expect(network.resolve("web-0.web")).toBeUndefined();
});
