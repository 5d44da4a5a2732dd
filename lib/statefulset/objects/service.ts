import type { Meta } from "./meta.ts";

export interface ServicePort {
  name?: string;
  port: number;
  targetPort: number | string;
  nodePort?: number;
  protocol: string;
}

export interface Service extends Meta {
  type: string;
  /** "None" for a headless Service; absent for ExternalName. */
  clusterIP?: string;
  /** In a cluster of two IP families, its address of the other one. */
  otherIps?: readonly string[];
  /** Where it is reached from outside, besides ports of nodes: spec.externalIPs, and the load balancer's addresses or host names. */
  outside?: readonly string[];
  /** Of type ExternalName: what the name is an alias of. */
  externalName?: string;
  /** Absent or empty: the Service selects nothing by itself. */
  selector?: Readonly<Record<string, string>>;
  ports: readonly ServicePort[];
  publishNotReadyAddresses: boolean;
}

/** Headless: no address of its own, so that the name resolves to the pods'. */
export function isHeadless(service: Pick<Service, "type" | "clusterIP">): boolean {
  return service.type === "ClusterIP" && service.clusterIP === "None";
}
