import type { FaultName } from "../../protocol/lab-fault.ts";
import { apiServerDown } from "./api-server-down.ts";
import { clockSkew } from "./clock-skew.ts";
import { dnsDown } from "./dns-down.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import { historyForgotten } from "./history-forgotten.ts";
import { rightMissing } from "./right-missing.ts";

/** Every fault that there is, in the order in which they are shown. */
export const catalogue: { readonly [Name in FaultName]: FaultDefinition<Name> } = {
  "api-server-down": apiServerDown,
  "history-forgotten": historyForgotten,
  "right-missing": rightMissing,
  "clock-skew": clockSkew,
  "dns-down": dnsDown,
};
