import { rightVerbs } from "../../protocol/lab-fault.ts";
import { registry } from "../registry/registry.ts";
import type { FaultDefinition } from "./fault-definition.ts";

const resources = Object.values(registry).flatMap(({ resource, subresources }) => [
  resource,
  ...subresources.map(({ name }) => `${resource}/${name}`),
]);

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export const rightMissing: FaultDefinition<"right-missing"> = {
  name: "right-missing",
  group: "api-server",
  title: "A right is missing",
  does: "The explorer's user may no longer do this. Watches are cut once, so that the loss is noticed now.",
  seen: "Only what needs the right goes dark, and says which right is missing and the command that would grant it.",
  fields: [
    { name: "verb", label: "Verb", kind: "choice", options: asOptions(rightVerbs) },
    { name: "resource", label: "Resource", kind: "choice", options: asOptions(resources) },
    { name: "namespace", label: "Namespace", kind: "target", from: "namespaces", none: "all namespaces" },
  ],
  target: ({ verb, resource, namespace }) => `${verb} ${resource}${namespace === undefined ? "" : ` in ${namespace}`}`,
  set({ rights, api }, { verb, resource, namespace }) {
    const end = rights.deny({ verb, resource, ...(namespace !== undefined && { namespace }) });
    // As on a real server, a watch that is open goes on without the right: cut it.
    api.closeWatches();
    return end;
  },
};
