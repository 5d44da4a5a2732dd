import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { AppError, describeError } from "../../errors.ts";
import { type KubeconfigDocument, mergeKubeconfigs } from "./kubeconfig-document.ts";

/** Where a kubeconfig comes from: a path, or several joined as in KUBECONFIG (absent: ~/.kube/config), or its text. */
export type KubeconfigSource = { paths?: string } | { text: string };

/**
 * Reads a kubeconfig, or joins several. As in kubectl, of a list those that do not exist are passed over, unless none does.
 * Throws AppError (invalid) naming the file and what to try.
 */
export async function readKubeconfig(source: KubeconfigSource): Promise<KubeconfigDocument> {
  // In a cluster there is none, and what parses it need not be in memory.
  const { parseKubeconfig } = await import("./parse-kubeconfig.ts");
  if ("text" in source) return parseKubeconfig(source.text, "that was handed over", process.cwd());
  const paths = listPaths(source.paths);
  const texts = await Promise.all(paths.map(readIfThere));
  const found = texts.filter((file) => file !== undefined);
  if (found.length === 0) throw missing(paths, source.paths === undefined);
  return mergeKubeconfigs(found.map(({ path, text }) => parseKubeconfig(text, path, dirname(path))));
}

function listPaths(joined: string | undefined): readonly string[] {
  const paths = (joined ?? "")
    .split(delimiter)
    .filter((path) => path !== "")
    .map((path) => resolve(path));
  return paths.length === 0 ? [join(homedir(), ".kube", "config")] : [...new Set(paths)];
}

async function readIfThere(path: string): Promise<{ path: string; text: string } | undefined> {
  try {
    return { path, text: await readFile(path, "utf8") };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new AppError("invalid", `The kubeconfig ${path} cannot be read: ${describeError(error)}.`, { cause: error });
  }
}

function missing(paths: readonly string[], isDefault: boolean): AppError {
  const [first = ""] = paths;
  if (paths.length > 1)
    return new AppError("invalid", `None of the kubeconfigs exists: ${paths.join(", ")}. Set KUBECONFIG to one that does.`);
  const tried = isDefault ? "Set KUBECONFIG or --kubeconfig to where it is, or start with --lab." : "Check the path, or start with --lab.";
  return new AppError("invalid", `There is no kubeconfig at ${first}. ${tried}`);
}
