import { clusterDomain } from "./dns/answer-dns.ts";
import { furnishLab } from "./furnish-lab.ts";
import { kubeconfigFor } from "./kubeconfig-for.ts";
import type { LabControl } from "./lab-control.ts";
import type { LabOptions } from "./lab-options.ts";

/** A miniature cluster. What is not here is reached as in a real one: over HTTP, DNS and the network door. */
export interface Lab {
  /** YAML with one context, "lab". */
  kubeconfig: string;
  network: { domain: string; dns: readonly [{ host: string; port: number }]; proxyUrl: string };
  /** The API server's address. */
  url: string;
  control: LabControl;
  close(): Promise<void>;
}

/**
 * Starts a lab and resolves once its API server, DNS and network door answer; its pods start as pods do, a moment later.
 * Rejects when the wanted port is taken, or the data directory cannot be had.
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const rooms = furnishLab(options);
  const { api, dns, door, nodePorts } = rooms;
  try {
    await Promise.all([api.start(), dns.start(), door.start()]);
    await nodePorts.start();
  } catch (error) {
    await rooms.close();
    throw error;
  }
  const url = `http://127.0.0.1:${api.port}`;
  return {
    kubeconfig: kubeconfigFor(url, rooms.token),
    network: { domain: clusterDomain, dns: [{ host: "127.0.0.1", port: dns.port }], proxyUrl: door.url },
    url,
    control: rooms.control,
    close: rooms.close,
  };
}
