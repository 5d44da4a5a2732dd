import { readFileSync } from "node:fs";
import { z } from "zod";

type Definitions = Record<string, Record<string, unknown>>;

const { $defs } = JSON.parse(readFileSync(new URL("api-schemas.json", import.meta.url), "utf8")) as { $defs: Definitions };
const known = new Map<string, z.ZodType>();

/**
 * What the API server would not take of that object, a sentence each: wrong types, missing and unknown fields, as its own OpenAPI
 * document has them (recorded from 1.35.4 by record-api-schemas.ts).
 */
export function findSchemaFaults(object: { apiVersion: string; kind: string }): string[] {
  const name = definitionOf(object);
  if (name === undefined) return [`nobody has recorded ${object.apiVersion} ${object.kind}`];
  const schema = known.get(name) ?? z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs });
  known.set(name, schema);
  const read = schema.safeParse(object);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** "apps/v1", "Deployment" → "io.k8s.api.apps.v1.Deployment"; what follows a group's first dot is no part of the name. */
function definitionOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string | undefined {
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  const name = `io.k8s.api.${group.split(".")[0]}.${version}.${kind}`;
  return name in $defs ? name : undefined;
}
