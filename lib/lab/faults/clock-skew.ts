import { clockSkewSecondsMax } from "../../protocol/lab-fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const clockSkew: FaultDefinition<"clock-skew"> = {
  name: "clock-skew",
  group: "api-server",
  title: "Clock skew",
  does: "Sets the cluster's clock ahead of this machine's, or behind it when negative. What is waiting goes on as before.",
  seen: "What was there before is older by that much at once, or comes from the future. The page and kubectl get count ages by the cluster's clock; whoever counts by their own is wrong.",
  fields: [
    { name: "seconds", label: "Ahead by", kind: "number", min: -clockSkewSecondsMax, max: clockSkewSecondsMax, default: 300, unit: "s" },
  ],
  target: () => "",
  set: ({ clock }, { seconds }) => clock.skew(seconds * 1000),
};
