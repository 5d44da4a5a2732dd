import { parseResolvConf } from "../cluster/in-cluster/parse-resolv-conf.ts";
import { isDnsSubdomain } from "../statefulset/names.ts";
import type { ProbeTarget } from "./contract.ts";
import { DOMAIN_TRIES_MAX } from "./limits.ts";
import { execRefusal, type InPod, runInPod } from "./run-in-pod.ts";

/** The cluster's domain in a pod's resolv.conf, which the pod may have written itself: kept only when it is a domain. */
export function domainFromResolvConf(text: string): string | undefined {
  const { clusterDomain } = parseResolvConf(text);
  return clusterDomain !== undefined && isDnsSubdomain(clusterDomain) ? clusterDomain : undefined;
}

/** The cluster's domain: as the network says, else read once from a pod's resolv.conf (a few pods are tried), else unknown. */
export class ClusterDomain {
  readonly #way: InPod;
  readonly #tried = new Set<string>();
  #asking: Promise<boolean> | undefined;
  #name: string | undefined;

  constructor(known: string | undefined, way: InPod) {
    this.#name = known;
    this.#way = way;
  }

  get name(): string | undefined {
    return this.#name;
  }

  /** Tries to learn it from this pod, unless it is known or was tried enough; waits while another pod is being asked. True: just learned. */
  async learn(target: ProbeTarget, signal: AbortSignal): Promise<boolean> {
    if (this.#asking) await this.#asking.catch(() => false);
    if (this.#name !== undefined || this.#asking || !target.running || target.hostNetwork) return false;
    if (this.#tried.size >= DOMAIN_TRIES_MAX || this.#tried.has(target.podUid)) return false;
    this.#asking = this.#ask(target, signal);
    try {
      return await this.#asking;
    } finally {
      this.#asking = undefined;
    }
  }

  async #ask(target: ProbeTarget, signal: AbortSignal): Promise<boolean> {
    if (await execRefusal(target, this.#way, "reading resolv.conf")) return false;
    const ran = await runInPod(target, ["cat", "/etc/resolv.conf"], this.#way, signal);
    this.#tried.add(target.podUid);
    if (ran.ok) this.#name = domainFromResolvConf(ran.stdout);
    return this.#name !== undefined;
  }
}
