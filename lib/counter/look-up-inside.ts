import type { Clock } from "../clock.ts";
import type { InsideLookup, InsidePod } from "./inside-lookup.ts";
import type { LookupOutput } from "./parse-lookup-output.ts";
import { lookupTools } from "./pod-lookup.ts";
import { type Failure, failure } from "./reading.ts";
import { execRefusal, type InPod, runInPod } from "./run-in-pod.ts";

/**
 * Asks for full names from inside a container, with whatever tool its image has: the first name finds out which. A Failure when nothing may be run
 * there, or the image has no tool; one name that fails says so itself.
 */
export async function lookUpInside(
  names: readonly string[],
  from: InsidePod,
  { clock, way, signal }: { clock: Clock; way: InPod; signal: AbortSignal },
): Promise<readonly InsideLookup[] | Failure> {
  const refusal = await execRefusal(from, way, "looking up names in a pod");
  if (refusal) return refusal;
  const [first, ...others] = names;
  if (first === undefined) return [];
  for (const tool of lookupTools) {
    const ask = (name: string) => askWith(tool, name, from, { clock, way, signal });
    const found = await ask(first);
    if (found === "no-tool") continue;
    if ("code" in found) return found;
    const rest = await Promise.all(others.map(ask));
    return [
      found,
      ...rest.map((one, index) => (typeof one === "object" && "tool" in one ? one : failed(others[index] ?? "", tool, one, clock.now()))),
    ];
  }
  return failure("no-tool", `the container ${from.container} of pod ${from.podName} has neither nslookup nor getent`);
}

type Tool = (typeof lookupTools)[number];

async function askWith(
  tool: Tool,
  name: string,
  from: InsidePod,
  { clock, way, signal }: { clock: Clock; way: InPod; signal: AbortSignal },
): Promise<InsideLookup | Failure | "no-tool"> {
  const command = tool.command(name);
  const ran = await runInPod(from, command, way, signal);
  if (!ran.ok) return ran.code === "no-tool" ? "no-tool" : ran;
  const output = tool.parse(`${ran.stdout}\n${ran.stderr}`);
  const base = { name, tool: command[0] ?? "", ms: ran.ms, at: clock.now() };
  return "addresses" in output
    ? { ...base, addresses: output.addresses }
    : { ...base, addresses: [], problem: describe(output.problem, name) };
}

function failed(name: string, tool: Tool, why: Failure | "no-tool", at: number): InsideLookup {
  const message = why === "no-tool" ? "the tool is not there any more" : why.message;
  return { name, tool: tool.command("")[0] ?? "", addresses: [], ms: 0, at, problem: { code: "exec-failed", message } };
}

function describe(code: Extract<LookupOutput, { problem: string }>["problem"], name: string): NonNullable<InsideLookup["problem"]> {
  if (code === "nxdomain") return { code, message: `the pod is told that there is no ${name}` };
  if (code === "server-down") return { code, message: "the cluster's DNS server does not answer the pod" };
  return { code, message: "what the tool printed is not understood" };
}
