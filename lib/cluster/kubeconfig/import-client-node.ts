import type * as ClientNode from "@kubernetes/client-node";

/** The one place where the official client is loaded, and only when a cluster is opened: it costs 0.4 s and 90 MB. */
export function importClientNode(): Promise<typeof ClientNode> {
  return import("@kubernetes/client-node");
}
