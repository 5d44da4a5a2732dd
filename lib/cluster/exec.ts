import type { KubeConfig } from "@kubernetes/client-node";
import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { isDnsLabel } from "../statefulset/names.ts";
import type { ExecAnswer, PodAddress } from "./cluster.ts";
import { BoundedOutput } from "./exec/bounded-output.ts";
import { ExecSocket } from "./exec/exec-socket.ts";
import { readExitCode } from "./exec/read-exit-code.ts";
import type { ReadLimits } from "./http-answer.ts";
import { importClientNode } from "./kubeconfig/import-client-node.ts";
import { checkedName, checkedNamespace } from "./requests/resource-path.ts";

/**
 * Runs a command in a container without stdin or tty. Standard output and error together are bounded by `bytesMax`, everything by
 * `timeoutMs`. Throws AppError (forbidden, not_found, timeout, too_large, …); the connection is closed however it ends.
 */
export async function exec(
  config: KubeConfig,
  clock: Clock,
  address: PodAddress,
  command: readonly string[],
  limits: ReadLimits,
): Promise<ExecAnswer> {
  const target = checkedTarget(address);
  const { Exec } = await importClientNode();
  const took = clock.stopwatch();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const cancel = clock.after(limits.timeoutMs, () =>
    reject(new AppError("timeout", `The command took longer than ${limits.timeoutMs} ms.`)),
  );
  const output = new BoundedOutput(limits.bytesMax, () =>
    reject(new AppError("too_large", `The command said more than ${limits.bytesMax} bytes.`)),
  );
  const socket = new ExecSocket(config, reject);
  try {
    // Both streams are always asked for: a frame on one that was not would be thrown outside of any promise.
    new Exec(config, socket)
      .exec(target.namespace, target.pod, target.container, [...command], output.stdout, output.stderr, null, false, (status) => {
        readExitCode(status).then(resolve, reject);
      })
      .catch(reject);
    const exitCode = await promise;
    return { exitCode, ...output.texts(), ms: took() };
  } finally {
    cancel();
    socket.close();
  }
}

function checkedTarget({ namespace, pod, container = "" }: PodAddress): Required<PodAddress> {
  if (container !== "" && !isDnsLabel(container)) throw new AppError("invalid", "That is no name a container can have.");
  return { namespace: checkedNamespace(namespace), pod: checkedName(pod), container };
}
