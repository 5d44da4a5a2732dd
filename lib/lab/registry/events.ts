import type { WireEvent } from "../../controllers/objects/event.ts";
import { ageOf } from "./human-duration.ts";
import { allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const events: ResourceDefinition<"events"> = {
  resource: "events",
  group: "",
  version: "v1",
  kind: "Event",
  singular: "event",
  shortNames: ["ev"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: [],
  columns: [
    { name: "Last Seen", description: "Time since it was last told." },
    { name: "Type", description: "Normal or Warning." },
    { name: "Reason", description: "Why it was told, in one word." },
    { name: "Object", description: "What it is about." },
    { name: "Subobject", description: "Part of the object that it is about.", priority: 1 },
    { name: "Source", description: "Who told it.", priority: 1 },
    { name: "Message", description: "What happened." },
    { name: "First Seen", description: "Time since it was first told.", priority: 1 },
    { name: "Count", description: "How often it was told.", priority: 1 },
    { name: "Name", format: "name", description: "Name of the event.", priority: 1 },
  ],
  cells: (event, now) => [
    ageOf(event.lastTimestamp, now),
    event.type,
    event.reason,
    `${event.involvedObject.kind.toLowerCase()}/${event.involvedObject.name}`,
    event.involvedObject.fieldPath ?? "",
    [event.source.component, event.source.host].filter(Boolean).join(", "),
    event.message.trim(),
    ageOf(event.firstTimestamp, now),
    event.count,
    event.metadata.name,
  ],
  fieldNames: [
    "involvedObject.kind",
    "involvedObject.namespace",
    "involvedObject.name",
    "involvedObject.uid",
    "involvedObject.apiVersion",
    "involvedObject.resourceVersion",
    "involvedObject.fieldPath",
    "reason",
    "reportingComponent",
    "source",
    "type",
  ],
  fields,
  typeName: "CoreV1Event",
  setDefaults: (event) => ({
    ...event,
    source: event.source ?? {},
    firstTimestamp: event.firstTimestamp ?? null,
    lastTimestamp: event.lastTimestamp ?? null,
    eventTime: event.eventTime ?? null,
    reportingComponent: event.reportingComponent ?? "",
    reportingInstance: event.reportingInstance ?? "",
  }),
};

function fields(event: WireEvent): Record<string, string> {
  const about = event.involvedObject;
  return {
    "involvedObject.kind": about.kind,
    "involvedObject.namespace": about.namespace ?? "",
    "involvedObject.name": about.name,
    "involvedObject.uid": about.uid ?? "",
    "involvedObject.apiVersion": about.apiVersion ?? "",
    "involvedObject.resourceVersion": about.resourceVersion ?? "",
    "involvedObject.fieldPath": about.fieldPath ?? "",
    reason: event.reason,
    reportingComponent: event.reportingComponent,
    source: event.source.component ?? event.reportingComponent,
    type: event.type,
  };
}
