import type { Prober, ProbeTarget } from "../contract.ts";

/** A ready pod web-0 with an annotated path; everything can be said otherwise. */
export function target(changes: Partial<ProbeTarget> = {}): ProbeTarget {
  return {
    namespace: "default",
    podName: "web-0",
    podUid: "uid-0",
    setUid: "set-uid",
    ip: "10.244.0.5",
    hostNetwork: false,
    ready: true,
    running: true,
    ending: false,
    container: "app",
    port: 8000,
    config: { path: "/visits", refused: [] },
    directories: ["/data"],
    dnsName: "web-0.web.default.svc",
    declared: ["10.244.0.5"],
    closeness: "board",
    ...changes,
  };
}

export function byUid(...targets: ProbeTarget[]): Map<string, ProbeTarget> {
  return new Map(targets.map((one) => [one.podUid, one]));
}

/** Resolves once the condition holds; looks again whenever the prober tells of a change. */
export function until(prober: Prober, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) return resolve();
    const unsubscribe = prober.subscribe(() => {
      if (!condition()) return;
      unsubscribe();
      resolve();
    });
  });
}
