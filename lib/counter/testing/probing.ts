import { TestClock } from "../../testing/test-clock.ts";
import type { Prober } from "../contract.ts";
import { createProber, type ProberOptions } from "../create-prober.ts";
import { type PodNetwork, startPodNetwork } from "./pod-network.ts";
import { type ScriptedCluster, scriptCluster } from "./scripted-cluster.ts";

/** A prober on a clock that stands still, a scripted cluster and a real little pod network; ended by `close`. */
export interface Probing {
  clock: TestClock;
  network: PodNetwork;
  script: ScriptedCluster;
  prober: Prober;
  close(): Promise<void>;
}

export interface ProbingOptions extends Partial<Pick<ProberOptions, "allowExec" | "allowProxy">> {
  /** Whether the pods' network and DNS can be reached from here; "door": its proxy, but not its DNS. Default: yes. */
  inside?: boolean | "door";
}

export async function startProbing({ inside = true, allowExec = true, allowProxy = true }: ProbingOptions = {}): Promise<Probing> {
  const network = await startPodNetwork();
  const clock = new TestClock();
  const { proxyUrl, dns } = network;
  const domain = "cluster.local";
  const script = scriptCluster(inside === true ? { domain, dns, proxyUrl } : inside === "door" ? { domain, proxyUrl } : undefined);
  const prober = createProber({ cluster: script.cluster, clock, random: () => 0, allowExec, allowProxy });
  return {
    clock,
    network,
    script,
    prober,
    async close() {
      prober.close();
      await network.close();
    },
  };
}
