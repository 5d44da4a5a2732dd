import { runClaimProtectionLoop } from "./claim-protection-loop.ts";
import { runDeploymentLoop } from "./deployment-loop.ts";
import { runDisruptionLoop } from "./disruption-loop.ts";
import { runEndpointSliceLoop } from "./endpoint-slice-loop.ts";
import { runGarbageLoop } from "./garbage-loop.ts";
import type { LoopContext } from "./loop-context.ts";
import { runNamespaceLoop } from "./namespace-loop.ts";
import { runReplicaSetLoop } from "./replica-set-loop.ts";
import { runStatefulSetLoop } from "./stateful-set-loop.ts";

/** Runs the controllers of a kube-controller-manager; what needs nodes and storage is run beside it. Answers how to stop them. */
export function runControllers(context: LoopContext): () => void {
  const loops = [
    runStatefulSetLoop,
    // Before the Deployments', which in a real control plane too is mostly behind the ReplicaSets' by a step.
    runReplicaSetLoop,
    runDeploymentLoop,
    runEndpointSliceLoop,
    runGarbageLoop,
    runClaimProtectionLoop,
    runDisruptionLoop,
    runNamespaceLoop,
  ];
  const stops = loops.map((run) => run(context));
  return () => {
    for (const stop of stops) stop();
  };
}
