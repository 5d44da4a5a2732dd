import type { Cluster } from "./cluster.ts";
import type { SelectedContext } from "./kubeconfig/select-context.ts";

/** How a cluster that cannot be opened is spoken of, and what somebody can do about it: in a pod nobody has a kubeconfig to mend. */
export interface OpeningWords {
  /** With its address, as a sentence's subject. */
  cluster: string;
  server: string;
  /** Whole sentences. */
  ifUnreachable: string;
  ifNotTrusted: string;
  refused: string;
}

/** The words for that kind of cluster. */
export function openingWords(source: Cluster["source"], { name, server, user }: SelectedContext): OpeningWords {
  if (source === "in-cluster") {
    return {
      server,
      cluster: `This cluster's API server at ${server}`,
      ifUnreachable: "It is tried again by itself; if that lasts, check that a NetworkPolicy lets this pod reach it.",
      ifNotTrusted: "Check the ca.crt of the service account: it comes from the ConfigMap kube-root-ca.crt.",
      refused: `This cluster's API server at ${server} refused the service account's token. Check that the service account still exists.`,
    };
  }
  return {
    server,
    cluster: `The cluster "${name}" at ${server}`,
    ifUnreachable: "Check that it runs and can be reached from here, choose another context, or start with --lab.",
    ifNotTrusted: "Check certificate-authority-data and the server's name in the kubeconfig.",
    refused: `The credentials of user "${user?.name ?? "anonymous"}" were refused by ${server}. Sign in again, or choose another context.`,
  };
}
