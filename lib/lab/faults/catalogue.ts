import type { FaultName } from "../../protocol/lab-fault.ts";
import { apiServerDown } from "./api-server-down.ts";
import { apiServerSlow } from "./api-server-slow.ts";
import { clockSkew } from "./clock-skew.ts";
import { configMapMissing } from "./config-map-missing.ts";
import { createFails } from "./create-fails.ts";
import { dnsCached } from "./dns-cached.ts";
import { dnsDown } from "./dns-down.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import { historyForgotten } from "./history-forgotten.ts";
import { nodeCordoned } from "./node-cordoned.ts";
import { nodeDrained } from "./node-drained.ts";
import { podEvicted } from "./pod-evicted.ts";
import { rightMissing } from "./right-missing.ts";
import { watchesClosed } from "./watches-closed.ts";

/** Every fault that there is, in the order in which they are shown. */
export const catalogue: { readonly [Name in FaultName]: FaultDefinition<Name> } = {
  "pod-evicted": podEvicted,
  "config-map-missing": configMapMissing,
  "node-cordoned": nodeCordoned,
  "node-drained": nodeDrained,
  "api-server-down": apiServerDown,
  "api-server-slow": apiServerSlow,
  "create-fails": createFails,
  "watches-closed": watchesClosed,
  "history-forgotten": historyForgotten,
  "right-missing": rightMissing,
  "clock-skew": clockSkew,
  "dns-down": dnsDown,
  "dns-cached": dnsCached,
};
