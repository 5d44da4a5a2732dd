import type { WireContainerStatus } from "../objects/container.ts";
import type { WirePodStatus } from "../objects/pod.ts";

const unknown = {
  exitCode: 137,
  reason: "ContainerStatusUnknown",
  message: "The container could not be located when the pod was terminated",
};

/**
 * The last status of a pod of which nothing runs any more (status_manager.go TerminatePod): what never ran has failed, unless the pod did not come so far; init containers that
 * were not reached stay as they are.
 */
export function terminatedStatus(status: WirePodStatus): WirePodStatus {
  const { phase, containerStatuses = [], initContainerStatuses } = status;
  const reached = initContainerStatuses && Math.max(1, 1 + initContainerStatuses.findLastIndex(({ state }) => state.waiting === undefined));
  return {
    ...status,
    phase: phase === "Succeeded" ? phase : "Failed",
    ...(initContainerStatuses && {
      initContainerStatuses: initContainerStatuses.map((one, index) => (index < (reached ?? 0) ? ended(one) : one)),
    }),
    containerStatuses: isInitialized(status) ? containerStatuses.map(ended) : containerStatuses,
  };
}

/** Whether it came to the containers themselves. */
function isInitialized({ initContainerStatuses = [], containerStatuses = [] }: WirePodStatus): boolean {
  const last = initContainerStatuses.at(-1);
  if (!last) return true;
  return (
    last.state.terminated?.exitCode === 0 ||
    last.started ||
    containerStatuses.some(({ state, lastState }) => !state.waiting || lastState.terminated)
  );
}

function ended(status: WireContainerStatus): WireContainerStatus {
  return status.state.terminated ? status : { ...status, state: { terminated: unknown } };
}
