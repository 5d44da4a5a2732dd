import { creatableResources, createNthMax } from "../../protocol/lab-fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const createFails: FaultDefinition<"create-fails"> = {
  name: "create-fails",
  group: "api-server",
  title: "A create fails",
  does: "The n-th create of that resource from now on, by a controller or by you, is answered with 500. Then it is over by itself.",
  seen: "A set whose pod or claim could not be created says so in an Event (FailedCreate), waits, and tries again.",
  fields: [
    { name: "resource", label: "Resource", kind: "choice", options: creatableResources.map((value) => ({ value, label: value })) },
    { name: "nth", label: "The n-th from now", kind: "number", min: 1, max: createNthMax, default: 1 },
  ],
  target: ({ resource }) => resource,
  set: ({ api }, { resource, nth }, over) => api.failCreate(resource, nth, over),
};
