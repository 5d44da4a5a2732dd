import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kubectlFor } from "../../e2e/kubectl.ts";

// Writes down what the API server of $KUBECONFIG says of the kinds that the chart makes, as a JSON Schema that takes no unknown field:
//   KUBECONFIG=… node chart/tests/record-api-schemas.ts
const groups = ["api/v1", "apis/apps/v1", "apis/policy/v1", "apis/networking.k8s.io/v1", "apis/rbac.authorization.k8s.io/v1"];
const kinds = new Set(
  [
    "ConfigMap Deployment Ingress NetworkPolicy Pod PodDisruptionBudget Service ServiceAccount StatefulSet",
    "ClusterRole ClusterRoleBinding Role RoleBinding",
  ].flatMap((line) => line.split(" ")),
);
/** What a manifest does not say, or what judges nothing. */
const dropped = /^(description|default|format|status|x-kubernetes-.*)$/;

type Schema = { [key: string]: unknown };

const kubectl = kubectlFor(process.env.KUBECONFIG ?? "");
const all: Record<string, Schema> = {};
for (const group of groups) {
  const document = JSON.parse(await kubectl("get", "--raw", `/openapi/v3/${group}`)) as { components: { schemas: Record<string, Schema> } };
  Object.assign(all, document.components.schemas);
}
const kept: Record<string, Schema> = {};
for (const [name, schema] of Object.entries(all)) if (isWanted(schema)) keep(name);
const lines = Object.keys(kept)
  .sort()
  .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(kept[name])}`);
writeFileSync(fileURLToPath(new URL("api-schemas.json", import.meta.url)), `{"$defs": {\n${lines.join(",\n")}\n}}\n`);

function isWanted(schema: Schema): boolean {
  const served = schema["x-kubernetes-group-version-kind"];
  return Array.isArray(served) && served.some(({ kind }: { kind: string }) => kinds.has(kind));
}

function keep(name: string): void {
  if (name in kept) return;
  kept[name] = {};
  kept[name] = simplify(all[name] ?? {}, false) as Schema;
}

/** Without what is dropped, closed to unknown fields, and pointing to its neighbours here, which are kept as well. */
function simplify(value: unknown, isNames: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => simplify(item, false));
  if (typeof value !== "object" || value === null) return value;
  const simple: Schema = {};
  for (const [key, part] of Object.entries(value)) {
    if (isNames ? key === "status" : dropped.test(key)) continue;
    if (key === "$ref" && typeof part === "string") {
      const target = part.slice(part.lastIndexOf("/") + 1);
      keep(target);
      return { $ref: `#/$defs/${target}` };
    }
    simple[key] = simplify(part, key === "properties" && !isNames);
  }
  if (!isNames && "properties" in simple) simple.additionalProperties ??= false;
  return simple;
}
