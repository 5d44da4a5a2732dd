import type { Cluster, ExecAnswer } from "../cluster/cluster.ts";
import { AppError, describeError } from "../errors.ts";
import type { Gate } from "./gate.ts";
import type { InsidePod } from "./inside-lookup.ts";
import { ANSWER_BYTES_MAX, EXEC_TIMEOUT_MS } from "./limits.ts";
import { type Failure, failure } from "./reading.ts";

export interface InPod {
  cluster: Pick<Cluster, "exec" | "may">;
  gate: Gate;
  /** Narrower, for commands alone; passed before the other. */
  commandGate: Gate;
  /** False in a cluster and where nothing but reading the API is wanted. */
  allowExec: boolean;
}

export interface Ran extends ExecAnswer {
  ok: true;
}

/** What runtimes say, in a Status or on stderr, when the image does not have the program. */
const noProgram = /executable file not found|no such file or directory.*unknown$|command not found|exec failed.*no such file/i;

/** Why nothing may be run in the pod, or undefined when it may. */
export async function execRefusal(
  { namespace }: Pick<InsidePod, "namespace">,
  { cluster, allowExec }: InPod,
  purpose: string,
): Promise<Failure | undefined> {
  if (!allowExec) return failure("switched-off", `${purpose} by exec is switched off here`);
  if (await cluster.may("create", "pods/exec", namespace)) return undefined;
  return failure("forbidden", `${purpose} by exec needs the right to create pods/exec in namespace ${namespace}`);
}

/** Runs one command in the target's container. A Failure "no-tool" when the image does not have the program. */
export async function runInPod(target: InsidePod, command: readonly string[], way: InPod, signal: AbortSignal): Promise<Ran | Failure> {
  const tool = command[0] ?? "";
  const address = { namespace: target.namespace, pod: target.podName, container: target.container };
  try {
    const limits = { timeoutMs: EXEC_TIMEOUT_MS, bytesMax: ANSWER_BYTES_MAX };
    const run = () => way.cluster.exec(address, command, limits);
    const answer = await way.commandGate.run(signal, () => way.gate.run(signal, run));
    signal.throwIfAborted();
    const isMissing = answer.exitCode === 126 || answer.exitCode === 127 || (answer.exitCode !== 0 && noProgram.test(answer.stderr));
    return isMissing ? failure("no-tool", `the container has no ${tool}`) : { ok: true, ...answer };
  } catch (error) {
    signal.throwIfAborted();
    return describeExecError(error, tool, target.namespace);
  }
}

function describeExecError(error: unknown, tool: string, namespace: string): Failure {
  const why = describeError(error);
  if (noProgram.test(why)) return failure("no-tool", `the container has no ${tool}`);
  if (!(error instanceof AppError)) return failure("exec-failed", `${tool} could not be run in the container: ${why}`);
  if (error.code === "forbidden") {
    return failure("forbidden", `running ${tool} by exec needs the right to create pods/exec in namespace ${namespace}`);
  }
  if (error.code === "timeout") return failure("timeout", `${tool} in the container did not end within ${EXEC_TIMEOUT_MS / 1000} s`);
  if (error.code === "too_large") return failure("too-large", `${tool} in the container wrote more than ${ANSWER_BYTES_MAX / 1024} KiB`);
  return failure("exec-failed", why);
}
