import type { KubeConfig } from "@kubernetes/client-node";
import { toRaw, toText } from "../project/raw.ts";
import { importClientNode } from "./import-client-node.ts";
import type { SelectedContext } from "./select-context.ts";

const anonymous = "anonymous";

/**
 * The official client's configuration for one context and nothing else: other users' credential plugins can never run. Each call makes
 * one with empty credential caches, so that token files are read and plugins run anew.
 */
export async function makeClientConfig(selected: SelectedContext): Promise<KubeConfig> {
  const { KubeConfig } = await importClientNode();
  const userName = selected.user?.name ?? anonymous;
  const config = new KubeConfig();
  // The client reads YAML; JSON is YAML.
  config.loadFromString(
    JSON.stringify({
      clusters: [{ name: selected.cluster.name, cluster: selected.cluster.value }],
      users: [{ name: userName, user: toClientUser(selected.user?.value ?? {}) }],
      contexts: [{ name: selected.name, context: { cluster: selected.cluster.name, user: userName } }],
      "current-context": selected.name,
    }),
  );
  return config;
}

/**
 * The client knows a token file only as an auth provider (kubectl's own field `tokenFile` is not read), and does not tell a credential
 * plugin what is asked of it (KUBERNETES_EXEC_INFO), which some insist on.
 */
function toClientUser(user: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tokenFile = toText(user.tokenFile);
  const { tokenFile: _read, "token-file": _also, ...rest } = user;
  if (tokenFile !== undefined && rest.token === undefined)
    return { ...rest, "auth-provider": { name: "tokenFile", config: { tokenFile } } };
  const exec = toRaw(user.exec);
  if (toText(exec.command) === undefined) return rest;
  const info = { kind: "ExecCredential", apiVersion: exec.apiVersion, spec: { interactive: false } };
  const env: unknown[] = Array.isArray(exec.env) ? exec.env : [];
  return {
    ...rest,
    exec: { ...exec, args: exec.args ?? [], env: [...env, { name: "KUBERNETES_EXEC_INFO", value: JSON.stringify(info) }] },
  };
}
