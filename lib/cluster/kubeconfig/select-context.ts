import { AppError } from "../../errors.ts";
import { toText } from "../project/raw.ts";
import type { KubeconfigDocument, NamedEntry } from "./kubeconfig-document.ts";

/** A context with what it stands for. */
export interface SelectedContext {
  name: string;
  cluster: NamedEntry;
  server: string;
  /** Undefined: requests go out without credentials. */
  user: NamedEntry | undefined;
  namespace: string | undefined;
  /** insecure-skip-tls-verify, or plain http. */
  insecure: boolean;
}

/**
 * Finds the context of that name, or the current one, with its cluster and user. Other contexts may be broken: they never hide a good one.
 * Throws AppError (invalid) saying what is missing and which contexts there are.
 */
export function selectContext(document: KubeconfigDocument, wanted: string | undefined): SelectedContext {
  const context = findContext(document, wanted);
  const clusterName = toText(context.value.cluster);
  if (clusterName === undefined) throw invalid(`The context "${context.name}" of the kubeconfig names no cluster.`);
  const cluster = document.clusters.find((entry) => entry.name === clusterName);
  if (!cluster) throw invalid(`The context "${context.name}" names the cluster "${clusterName}", which the kubeconfig does not have.`);
  return {
    name: context.name,
    cluster,
    server: checkedServer(cluster),
    user: findUser(document, context),
    namespace: toText(context.value.namespace),
    insecure: cluster.value["insecure-skip-tls-verify"] === true,
  };
}

function findContext(document: KubeconfigDocument, wanted: string | undefined): NamedEntry {
  const name = wanted ?? document.currentContext;
  const known = document.contexts.map((entry) => entry.name);
  const choice = known.length === 0 ? "It has no contexts at all." : `It has: ${known.join(", ")}.`;
  if (name === undefined) throw invalid(`The kubeconfig has no current context. ${choice} Choose one with --context.`);
  const context = document.contexts.find((entry) => entry.name === name);
  if (!context) throw invalid(`The kubeconfig has no context "${name}". ${choice}`);
  return context;
}

function findUser(document: KubeconfigDocument, context: NamedEntry): NamedEntry | undefined {
  const name = toText(context.value.user);
  if (name === undefined) return undefined;
  const user = document.users.find((entry) => entry.name === name);
  if (!user) throw invalid(`The context "${context.name}" names the user "${name}", whom the kubeconfig does not have.`);
  return user;
}

function checkedServer(cluster: NamedEntry): string {
  const server = toText(cluster.value.server)?.replace(/\/+$/, "");
  if (server === undefined) throw invalid(`The cluster "${cluster.name}" of the kubeconfig has no server.`);
  const scheme = URL.canParse(server) ? new URL(server).protocol : "";
  if (scheme !== "https:" && scheme !== "http:")
    throw invalid(`The server "${server}" of the cluster "${cluster.name}" is no http or https address.`);
  if (scheme === "http:" && cluster.value["insecure-skip-tls-verify"] !== true) {
    throw invalid(
      `The cluster "${cluster.name}" is at ${server}, without TLS. If that is meant, set insecure-skip-tls-verify: true for it in the kubeconfig.`,
    );
  }
  return server;
}

function invalid(message: string): AppError {
  return new AppError("invalid", message);
}
