import { apiDelayMsMax } from "../../protocol/lab-fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const apiServerSlow: FaultDefinition<"api-server-slow"> = {
  name: "api-server-slow",
  group: "api-server",
  title: "API server slow",
  does: "Every request to the API server waits that long before it is looked at. Watches that are open go on.",
  seen: "Every kubectl command is slow, and so is what the page asks for when it is opened, such as the YAML. Changes still arrive at once.",
  fields: [{ name: "delayMs", label: "Delay", kind: "number", min: 1, max: apiDelayMsMax, default: 1000, unit: "ms" }],
  target: () => "",
  set: ({ api }, { delayMs }) => api.delay(delayMs),
};
