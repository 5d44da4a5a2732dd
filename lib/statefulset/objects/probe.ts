/** How a probe asks. `unknown`: in a way that a newer Kubernetes has and we do not know. */
export type ProbeHandler =
  | { how: "http-get"; scheme: string; host: string; port: number | string; path: string }
  | { how: "exec"; command: readonly string[] }
  | { how: "tcp-socket"; host: string; port: number | string }
  | { how: "grpc"; port: number; service: string }
  | { how: "unknown" };

/** A container's probe as its template has it, defaults filled in. */
export interface Probe {
  handler: ProbeHandler;
  initialDelaySeconds: number;
  timeoutSeconds: number;
  periodSeconds: number;
  successThreshold: number;
  failureThreshold: number;
  /** Used in place of the pod's when this probe has the container killed. */
  gracePeriodSeconds?: number;
}

/** In the order in which they begin to matter. */
export const probeKinds = ["startup", "liveness", "readiness"] as const;
export type ProbeKind = (typeof probeKinds)[number];

/** A container's probes; one that it has not is absent. */
export type Probes = Readonly<Partial<Record<ProbeKind, Probe>>>;
