import { TestClock } from "../../testing/test-clock.ts";
import type { Prober } from "../contract.ts";
import { createProber, type ProberOptions } from "../create-prober.ts";
import type { Probe } from "../ladder.ts";
import { type PodNetwork, startPodNetwork } from "./pod-network.ts";
import { type ScriptedCluster, scriptCluster } from "./scripted-cluster.ts";

/** A prober on a clock that stands still, a scripted cluster and a real little pod network; ended by `close`. */
/** What a cluster says that does not know its own domain. */
export const domainProblem = "the cluster's domain is not known: nobody says it";

export interface Probing {
  clock: TestClock;
  network: PodNetwork;
  script: ScriptedCluster;
  prober: Prober;
  /** Every question that the prober said it asked. */
  probes: Probe[];
  close(): Promise<void>;
}

export interface ProbingOptions extends Partial<Pick<ProberOptions, "allowExec" | "allowProxy">> {
  /**
   * Whether the pods' network can be reached from here: through its door and DNS, by its door alone, by its DNS and straight, not at all; or
   * through door and DNS, but without knowing the cluster's domain.
   */
  inside?: boolean | "door" | "straight" | "undomained";
}

export async function startProbing({ inside = true, allowExec = true, allowProxy = true }: ProbingOptions = {}): Promise<Probing> {
  const network = await startPodNetwork();
  const clock = new TestClock();
  const { proxyUrl, dns } = network;
  const domain = "cluster.local";
  const ways = {
    true: { domain, dns, proxyUrl },
    door: { domain, proxyUrl },
    straight: { domain, dns },
    undomained: { domainProblem, dns, proxyUrl },
    false: undefined,
  };
  const script = scriptCluster(ways[`${inside}`]);
  const probes: Probe[] = [];
  const onProbe = (probe: Probe) => void probes.push(probe);
  const prober = createProber({ cluster: script.cluster, clock, random: () => 0, allowExec, allowProxy, onProbe });
  return {
    clock,
    network,
    script,
    prober,
    probes,
    async close() {
      prober.close();
      await network.close();
    },
  };
}
