import type { Cluster } from "../cluster/cluster.ts";
import { AppError } from "../errors.ts";
import type { ProbeTarget } from "./contract.ts";
import { describeRequestError } from "./describe-request-error.ts";
import type { Gate } from "./gate.ts";
import { describeQuestion, judgeAnswer } from "./judge-answer.ts";
import { ANSWER_BYTES_MAX, HTTP_TIMEOUT_MS } from "./limits.ts";
import { type Failure, failure, type Reading } from "./reading.ts";

export interface ByProxy {
  cluster: Pick<Cluster, "proxyGet">;
  gate: Gate;
  allowProxy: boolean;
}

/** Second rung: asks the annotated path through the API server's pod proxy, which reaches pods that are not ready too. */
export async function readByProxy(target: ProbeTarget, way: ByProxy, signal: AbortSignal): Promise<Reading | Failure | undefined> {
  const { config, port, namespace, podName: pod } = target;
  if (config.path === undefined) return undefined;
  if (port === undefined) {
    return failure("no-port", "which port to ask is not known: say it by statefulset-explorer.io/counter-port");
  }
  if (!way.allowProxy)
    return failure(
      "switched-off",
      "asking through the API server is switched off here, until people can sign in, so that each acts with their own rights",
    );
  const question = { how: "proxy", path: config.path, pattern: config.pattern } as const;
  const request = { namespace, pod, port, path: config.path };
  const limits = { timeoutMs: HTTP_TIMEOUT_MS, bytesMax: ANSWER_BYTES_MAX };
  try {
    return judgeAnswer(await way.gate.run(signal, () => way.cluster.proxyGet(request, limits)), question);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError && error.code === "forbidden") {
      return failure("forbidden", `${describeQuestion(question)} needs the right to get pods/proxy in namespace ${namespace}`);
    }
    return describeRequestError(error, question);
  }
}
