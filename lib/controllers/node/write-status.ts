import type { WirePodStatus } from "../objects/pod.ts";
import type { Plan } from "./plan.ts";

/** Writes a pod's status, unless it says what the last one said (status_manager.go). */
export function writeStatus({ memory, actions }: Plan, status: WirePodStatus): void {
  if (memory.status && JSON.stringify(memory.status) === JSON.stringify(status)) return;
  memory.status = status;
  actions.push({ do: "status", status });
}
