import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { AppError } from "../lib/errors.ts";

/**
 * Writes the lab's kubeconfig to a file, for the owner's eyes only. Throws AppError (conflict) rather than overwrite one that leads to
 * another cluster: its keys may be nowhere else.
 */
export function writeKubeconfig(file: string, kubeconfig: string): void {
  const path = resolve(file);
  const before = readIfThere(path);
  if (before !== undefined && !isOfLab(before)) {
    throw new AppError("conflict", `The file ${path} is there already and is not of a lab: remove it, or name another file.`);
  }
  try {
    writeFileSync(path, kubeconfig, { mode: 0o600 });
  } catch (error) {
    throw new AppError("invalid", `The kubeconfig cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isOfLab(text: string): boolean {
  try {
    const { contexts, clusters } = parse(text) as { contexts: { name: string }[]; clusters: { cluster: { server: string } }[] };
    const servers = clusters.map(({ cluster }) => new URL(cluster.server).hostname);
    return contexts.length === 1 && contexts[0]?.name === "lab" && servers.every((host) => host === "127.0.0.1");
  } catch {
    return text.trim() === "";
  }
}
