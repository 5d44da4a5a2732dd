import { type AnyDefinition, apiVersionOf, definitions } from "../registry/registry.ts";

/** The smallest OpenAPI v3 that kubectl accepts: which kinds there are, and what their patches take. Undefined for any other path. */
export function answerOpenApi(path: string): unknown {
  if (path === "/openapi/v3")
    return { paths: Object.fromEntries(groupVersions().map((groupVersion) => [groupVersion, link(groupVersion)])) };
  const groupVersion = groupVersions().find((candidate) => path === `/openapi/v3/${candidate}`);
  return groupVersion === undefined ? undefined : documentOf(groupVersion);
}

function pathOf(definition: AnyDefinition): string {
  return definition.group === "" ? "api/v1" : `apis/${apiVersionOf(definition)}`;
}

function groupVersions(): string[] {
  return [...new Set(definitions.map(pathOf))];
}

function link(groupVersion: string) {
  return { serverRelativeURL: `/openapi/v3/${groupVersion}` };
}

/** By these kubectl finds out that the server checks fields, and tries writes, by itself. */
const parameters = ["dryRun", "fieldManager", "fieldValidation"].map((name) => ({ name, in: "query", schema: { type: "string" } }));

function documentOf(groupVersion: string) {
  const served = definitions.filter((definition) => pathOf(definition) === groupVersion);
  const paths = served.map((definition) => {
    const { group, version, kind, resource, namespaced } = definition;
    const operation = { "x-kubernetes-group-version-kind": { group, version, kind }, responses: { 200: { description: "OK" } } };
    const methods = { get: operation, patch: { ...operation, parameters } };
    return [`/${groupVersion}/${namespaced ? "namespaces/{namespace}/" : ""}${resource}/{name}`, methods];
  });
  return { openapi: "3.0.0", info: { title: "Kubernetes", version: "v1.35.4" }, paths: Object.fromEntries(paths) };
}
