import type { Clock } from "../clock.ts";
import type { ProbeTarget } from "./contract.ts";
import { type LookupOutput, parseGetent, parseNslookup } from "./parse-lookup-output.ts";
import type { Lookup } from "./resolve-name.ts";
import { execRefusal, type InPod, runInPod } from "./run-in-pod.ts";

/** Ways of asking for a name in a container, by what its image has. */
export const lookupTools = [
  { command: (name: string) => ["nslookup", `${name}.`], parse: parseNslookup },
  { command: (name: string) => ["getent", "hosts", `${name}.`], parse: parseGetent },
] as const;

/** Resolves names from inside one pod, with whatever tool its image has. That it has none is remembered for the pod's life. */
export class PodLookup {
  readonly #clock: Clock;
  readonly #way: InPod;
  #tool = 0;

  constructor(clock: Clock, way: InPod) {
    this.#clock = clock;
    this.#way = way;
  }

  /** What the pod's resolver says of the full name; undefined when it cannot be asked (no tool, no right, the command failed). */
  async resolve(name: string, target: ProbeTarget, signal: AbortSignal): Promise<Lookup | undefined> {
    if (await execRefusal(target, this.#way, "resolving a name")) return undefined;
    for (; this.#tool < lookupTools.length; this.#tool++) {
      signal.throwIfAborted();
      const tool = lookupTools[this.#tool];
      const ran = tool && (await runInPod(target, tool.command(name), this.#way, signal));
      if (!tool || !ran) return undefined;
      if (ran.ok) return toLookup(name, tool.parse(`${ran.stdout}\n${ran.stderr}`), ran.ms, this.#clock.now());
      if (ran.code !== "no-tool") return undefined;
    }
    return undefined;
  }
}

function toLookup(name: string, output: LookupOutput, ms: number, at: number): Lookup | undefined {
  const base = { how: "exec", name, ms, at } as const;
  if ("addresses" in output) return { ...base, addresses: output.addresses };
  if (output.problem === "unreadable") return undefined;
  const message =
    output.problem === "nxdomain"
      ? `asked in the pod, DNS does not know ${name}`
      : "asked in the pod, the cluster's DNS server does not answer";
  return { ...base, addresses: [], problem: { code: output.problem, message } };
}
