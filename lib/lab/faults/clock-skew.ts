import { clockSkewSecondsMax } from "../../protocol/lab-fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const clockSkew: FaultDefinition<"clock-skew"> = {
  name: "clock-skew",
  group: "api-server",
  title: "Clock skew",
  does: "Sets the cluster's clock ahead of this machine's, or behind it when negative. What is waiting goes on as before.",
  seen: "What is created now carries wrong times: it is from the future, or older than it is. Ages in kubectl and on the page differ.",
  fields: [
    { name: "seconds", label: "Ahead by", kind: "number", min: -clockSkewSecondsMax, max: clockSkewSecondsMax, default: 300, unit: "s" },
  ],
  target: () => "",
  set: ({ clock }, { seconds }) => clock.skew(seconds * 1000),
};
