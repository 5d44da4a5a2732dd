import { type KubeconfigSource, readKubeconfig } from "./read-kubeconfig.ts";

/** The contexts that one may switch to, in the kubeconfig's order, and the one it starts with. Throws AppError as readKubeconfig does. */
export async function listContexts(source: KubeconfigSource): Promise<{ contexts: readonly string[]; current: string | undefined }> {
  const document = await readKubeconfig(source);
  return { contexts: document.contexts.map((entry) => entry.name), current: document.currentContext };
}
