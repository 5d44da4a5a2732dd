import { z } from "zod";
import { basePathFault } from "../base-path.mjs";
import { AppError } from "../errors.ts";
import { isDnsLabel } from "../statefulset/names.ts";
import { hostName } from "./http/guard.ts";

/**
 * Every setting, from the environment, read once at the start. `parseConfig` is pure and lists every fault at once. The README's table,
 * the launcher's options and the chart's values name the same keys.
 */
export interface Config {
  /** Which cluster to show. auto: the service account if there is one, else the kubeconfig's current context, else the lab. */
  cluster: "auto" | "lab" | "kubeconfig" | "in-cluster";
  /** Path, or paths joined as in KUBECONFIG; absent: ~/.kube/config. */
  kubeconfig?: string;
  context?: string;
  /** Namespaces to watch; absent: all. */
  namespaces?: readonly string[];
  readOnly: boolean;
  port: number;
  hostname: string;
  /** The path that everything is served under, such as /tools/statefulsets; "" at the root. */
  basePath: string;
  /** Host names, besides loopback's, under which the page may be asked for (a proxy in front); small letters, no ports. */
  allowedHosts: readonly string[];
  /** URL of an HTTP CONNECT proxy into the cluster's network. */
  networkProxy?: string;
  /** What the lab starts with; absent: all its scenarios. */
  labScenario?: string;
  /** How many seconds pass in the lab while one passes here. */
  labSpeed: number;
  /** Where the API server is, from inside a cluster: set by Kubernetes in every pod. */
  inClusterAddress?: { host: string; port: string };
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
}

const list = z
  .string()
  .optional()
  .transform((text) =>
    (text ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === "" ? undefined : text.trim()));

const schema = z.object({
  CLUSTER: z.enum(["auto", "lab", "kubeconfig", "in-cluster"], "must be auto, lab, kubeconfig or in-cluster").default("auto"),
  KUBECONFIG: optionalText,
  KUBE_CONTEXT: optionalText,
  NAMESPACES: list.refine((names) => names.every(isDnsLabel), "must be namespace names, separated by commas"),
  READ_ONLY: z.enum(["true", "false", "1", "0", ""], "must be true or false").default("false"),
  PORT: z.coerce
    .number("must be a port number")
    .int("must be a whole number")
    .min(0, "must be 0 to 65535")
    .max(65_535, "must be 0 to 65535")
    .default(3000),
  HOSTNAME: z.string().default("127.0.0.1"),
  BASE_PATH: z
    .string()
    .default("")
    .superRefine((text, context) => {
      const message = basePathFault(text);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    }),
  ALLOWED_HOSTS: list
    .refine(
      (hosts) => !hosts.some((host) => host.includes("*")),
      "must name each host in full: a wildcard would let in names that others own",
    )
    .refine(
      (hosts) => hosts.every((host) => host.includes("*") || hostName(host) !== undefined),
      "must be host names such as explorer.example.com with commas between them, without https:// and without a path",
    ),
  CLUSTER_NETWORK_PROXY: optionalText.refine(
    (text) => text === undefined || (URL.canParse(text) && new URL(text).protocol === "http:"),
    "must be the URL of an HTTP CONNECT proxy, such as http://127.0.0.1:8888",
  ),
  LAB_SCENARIO: optionalText,
  LAB_SPEED: z.coerce.number("must be a number from 1 to 1000").min(1, "must be 1 to 1000").max(1000, "must be 1 to 1000").default(1),
  KUBERNETES_SERVICE_HOST: optionalText,
  KUBERNETES_SERVICE_PORT: optionalText,
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], "must be fatal, error, warn, info, debug or silent")
    .default("info"),
});

/** The names of all settings, for whoever documents them. */
export const configKeys: readonly string[] = Object.keys(schema.shape);

/** The settings in that environment, or an AppError (invalid) with one sentence per fault. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new AppError("invalid", `The environment is not right. ${faults.join("; ")}.`);
  }
  const { data } = parsed;
  return {
    cluster: data.CLUSTER,
    ...(data.KUBECONFIG === undefined ? {} : { kubeconfig: data.KUBECONFIG }),
    ...(data.KUBE_CONTEXT === undefined ? {} : { context: data.KUBE_CONTEXT }),
    ...(data.NAMESPACES.length === 0 ? {} : { namespaces: data.NAMESPACES }),
    readOnly: data.READ_ONLY === "true" || data.READ_ONLY === "1",
    port: data.PORT,
    hostname: data.HOSTNAME,
    basePath: data.BASE_PATH,
    allowedHosts: data.ALLOWED_HOSTS.flatMap((host) => hostName(host) ?? []),
    ...(data.CLUSTER_NETWORK_PROXY === undefined ? {} : { networkProxy: data.CLUSTER_NETWORK_PROXY }),
    ...(data.LAB_SCENARIO === undefined ? {} : { labScenario: data.LAB_SCENARIO }),
    labSpeed: data.LAB_SPEED,
    ...(data.KUBERNETES_SERVICE_HOST === undefined
      ? {}
      : { inClusterAddress: { host: data.KUBERNETES_SERVICE_HOST, port: data.KUBERNETES_SERVICE_PORT ?? "443" } }),
    logLevel: data.LOG_LEVEL,
  };
}
