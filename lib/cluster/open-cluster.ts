import type { KubeConfig } from "@kubernetes/client-node";
import type { Clock } from "../clock.ts";
import { describeError } from "../errors.ts";
import type { Cluster, ClusterNetwork } from "./cluster.ts";
import { podNetwork } from "./in-cluster/pod-network.ts";
import { serviceAccountContext, serviceAccountDirectory } from "./in-cluster/service-account.ts";
import { ServiceAccountCredentials } from "./in-cluster/service-account-credentials.ts";
import { makeClientConfig } from "./kubeconfig/make-client-config.ts";
import { readKubeconfig } from "./kubeconfig/read-kubeconfig.ts";
import { type SelectedContext, selectContext } from "./kubeconfig/select-context.ts";
import { OpenedCluster } from "./opened-cluster.ts";
import { openingWords } from "./opening-words.ts";
import { makeSendRequest } from "./requests/api-client.ts";
import type { ApiCredentials } from "./requests/api-credentials.ts";
import { ClusterTime } from "./requests/cluster-time.ts";
import { Credentials } from "./requests/credentials.ts";
import { readServerVersion } from "./server-version.ts";
import { silentObserver, type WatchObserver } from "./watch/watch-observer.ts";
import { whoAmI } from "./who-am-i.ts";

/** Which cluster, and how it is found. */
export type ClusterChoice =
  /** `kubeconfig`: a path, or several joined as in KUBECONFIG; absent: ~/.kube/config. `context`: absent: the current one. */
  | { source: "kubeconfig"; kubeconfig?: string; context?: string }
  /** `address`: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT. `directory`: where the account's files are; absent: where the kubelet puts them. */
  | { source: "in-cluster"; address: { host: string; port: string } | undefined; directory?: string }
  /** `kubeconfigText`: what the lab gave out. */
  | { source: "lab"; kubeconfigText: string; network: ClusterNetwork };

export type OpenClusterOptions = ClusterChoice & {
  /** Namespaces to watch; absent: all. */
  namespaces?: readonly string[];
  /** URL of an HTTP CONNECT proxy into the cluster's network. */
  networkProxyUrl?: string;
  /** Nothing is run in containers. */
  readOnly: boolean;
  clock: Clock;
  /** Uniform in [0, 1). */
  random: () => number;
  observer?: WatchObserver;
  /** Told of what must not happen and is survived, such as a subscriber that throws. */
  onFault?: (message: string) => void;
};

/**
 * Opens the door to a cluster: finds its address and credentials and makes sure that it answers. Nothing is watched before `start`.
 * Throws AppError with one sentence that names the cause and what to try.
 */
export async function openCluster(options: OpenClusterOptions): Promise<Cluster> {
  const door = await findDoor(options);
  const { selected, credentials } = door;
  try {
    await credentials.check();
    const time = new ClusterTime(options.clock);
    const send = makeSendRequest(selected.server, credentials, time);
    const version = await readServerVersion(send, options.clock, openingWords(options.source, selected));
    const user = options.source === "lab" ? undefined : await whoAmI(send, options.clock);
    return new OpenedCluster({
      source: options.source,
      selected,
      user: user ?? (await door.claimedName()),
      version,
      credentials,
      clientConfig: door.clientConfig,
      send,
      time,
      network: await findNetwork(options),
      namespaces: options.namespaces === undefined || options.namespaces.length === 0 ? undefined : [...new Set(options.namespaces)],
      readOnly: options.readOnly,
      clock: options.clock,
      random: options.random,
      observer: options.observer ?? silentObserver,
      onFault: (error) => options.onFault?.(describeError(error)),
    });
  } catch (error) {
    await credentials.close();
    throw error;
  }
}

/** A cluster that nothing has been asked of yet. */
interface Door {
  selected: SelectedContext;
  credentials: ApiCredentials;
  clientConfig: (() => Promise<KubeConfig>) | undefined;
  /** What we are called on our side. */
  claimedName: () => Promise<string | undefined>;
}

async function findDoor(choice: OpenClusterOptions): Promise<Door> {
  if (choice.source === "in-cluster") {
    const directory = choice.directory ?? serviceAccountDirectory;
    const selected = await serviceAccountContext(choice.address, directory);
    const credentials = new ServiceAccountCredentials(directory, choice.clock);
    return { selected, credentials, clientConfig: undefined, claimedName: () => credentials.claimedName() };
  }
  const selected = await selectFromKubeconfig(choice);
  const credentials = new Credentials(() => makeClientConfig(selected), choice.clock);
  return { selected, credentials, clientConfig: () => credentials.config(), claimedName: async () => selected.user?.name };
}

async function selectFromKubeconfig(choice: Exclude<ClusterChoice, { source: "in-cluster" }>): Promise<SelectedContext> {
  if (choice.source === "lab") return { ...selectContext(await readKubeconfig({ text: choice.kubeconfigText }), undefined), name: "lab" };
  return selectContext(await readKubeconfig(choice.kubeconfig === undefined ? {} : { paths: choice.kubeconfig }), choice.context);
}

async function findNetwork(options: OpenClusterOptions): Promise<ClusterNetwork | undefined> {
  const proxy = options.networkProxyUrl === undefined ? {} : { proxyUrl: options.networkProxyUrl };
  switch (options.source) {
    case "kubeconfig":
      return options.networkProxyUrl === undefined ? undefined : proxy;
    case "in-cluster":
      return { ...(await podNetwork()), ...proxy };
    case "lab":
      return options.network;
  }
}
