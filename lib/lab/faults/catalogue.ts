import type { FaultName } from "../../protocol/lab-fault.ts";
import { apiServerDown } from "./api-server-down.ts";
import { apiServerSlow } from "./api-server-slow.ts";
import { appHangs } from "./app-hangs.ts";
import { clockSkew } from "./clock-skew.ts";
import { configMapMissing } from "./config-map-missing.ts";
import { containerCrash } from "./container-crash.ts";
import { createFails } from "./create-fails.ts";
import { dnsCached } from "./dns-cached.ts";
import { dnsDown } from "./dns-down.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import { historyForgotten } from "./history-forgotten.ts";
import { imagePullFails } from "./image-pull-fails.ts";
import { imagePullSlow } from "./image-pull-slow.ts";
import { nodeCordoned } from "./node-cordoned.ts";
import { nodeDrained } from "./node-drained.ts";
import { nodeNotReady } from "./node-not-ready.ts";
import { outOfMemory } from "./out-of-memory.ts";
import { podEvicted } from "./pod-evicted.ts";
import { readinessFails } from "./readiness-fails.ts";
import { rightMissing } from "./right-missing.ts";
import { sigtermIgnored } from "./sigterm-ignored.ts";
import { volumeFull } from "./volume-full.ts";
import { volumeReadOnly } from "./volume-read-only.ts";
import { watchesClosed } from "./watches-closed.ts";

/** Every fault that there is, in the order in which they are shown. */
export const catalogue: { readonly [Name in FaultName]: FaultDefinition<Name> } = {
  "image-pull-fails": imagePullFails,
  "image-pull-slow": imagePullSlow,
  "container-crash": containerCrash,
  "out-of-memory": outOfMemory,
  "app-hangs": appHangs,
  "readiness-fails": readinessFails,
  "sigterm-ignored": sigtermIgnored,
  "pod-evicted": podEvicted,
  "config-map-missing": configMapMissing,
  "volume-full": volumeFull,
  "volume-read-only": volumeReadOnly,
  "node-not-ready": nodeNotReady,
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
