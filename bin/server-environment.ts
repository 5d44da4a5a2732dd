import type { LaunchOptions } from "./launch-options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment that the server starts in: the one we have, with what the command line says laid over it. The launcher serves
 * this machine only, so HOSTNAME (which containers and some shells set for other reasons) is always the loopback address. A terminal is no log collector, so only warnings are logged unless LOG_LEVEL says otherwise.
 */
export function toServerEnvironment(options: LaunchOptions, env: Environment): Record<string, string> {
  const cluster = chooseCluster(options);
  const merged: Environment = {
    LOG_LEVEL: "warn",
    ...env,
    NEXT_TELEMETRY_DISABLED: "1",
    HOSTNAME: "127.0.0.1",
    ...(options.port === undefined ? {} : { PORT: String(options.port) }),
    ...(cluster === undefined ? {} : { CLUSTER: cluster }),
    ...(options.kubeconfig === undefined ? {} : { KUBECONFIG: options.kubeconfig }),
    ...(options.context === undefined ? {} : { KUBE_CONTEXT: options.context }),
    ...(options.namespaces === undefined ? {} : { NAMESPACES: options.namespaces.join(",") }),
    ...(options.readOnly ? { READ_ONLY: "true" } : {}),
  };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** --kubeconfig and --context choose a cluster: should it not answer, then that is an error and never the lab. */
function chooseCluster(options: LaunchOptions): "lab" | "kubeconfig" | undefined {
  if (options.lab) return "lab";
  return options.kubeconfig === undefined && options.context === undefined ? undefined : "kubeconfig";
}
