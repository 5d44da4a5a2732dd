import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { WatchCache } from "../cluster/cluster.ts";
import type { WatchObserver } from "../cluster/watch/watch-observer.ts";
import { kindNames } from "../statefulset/objects/kinds.ts";
import type { WatchPhase } from "../watch-phase.ts";

/** What the telemetry looks at when it is scraped. */
export interface TelemetrySources {
  version: string;
  now: () => number;
  cache: () => WatchCache | undefined;
  viewers: () => number;
}

const phases: readonly WatchPhase[] = ["live", "starting", "reconnecting", "forbidden", "gone"];
const prefix = "sse_explorer_";
const eventLoopPrecisionMs = 100;

/** The registry behind /metrics. Labels are bounded: kinds, reasons and ways from fixed lists, never a pod's, set's or namespace's name. */
export function createTelemetry(sources: TelemetrySources) {
  const registry = new Registry();
  const registers = [registry];
  // At its usual 10 ms the monitor of the event loop would wake an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, prefix, eventLoopMonitoringPrecision: eventLoopPrecisionMs });
  gauge(registry, "viewers", "Streams that are open", [], (metric) => metric.set(sources.viewers()));
  gauge(registry, "build_info", "Version, as a label", ["version"], (metric) => metric.set({ version: sources.version }, 1));
  describeCache(registry, sources);
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: prefix + name, help, labelNames, registers });
  const seconds = <L extends string>(name: string, help: string, labelNames: L[], buckets: number[]) =>
    new Histogram({ name: `${prefix}${name}_seconds`, help, labelNames, buckets, registers });
  const watchEvents = counter("watch_events_total", "Watch events taken in", ["kind", "type"]);
  const watchRestarts = counter("watch_restarts_total", "Lists and watches begun again", ["kind", "reason"]);
  const relists = counter("relists_total", "Whole lists made again because history was lost", ["kind"]);
  const dropped = counter("dropped_total", "Lines and objects that could not be understood", ["kind", "what"]);
  const listSeconds = seconds("list", "Duration of a whole list", ["kind"], [0.01, 0.05, 0.1, 0.5, 1, 5, 30]);
  const watchObserver: WatchObserver = {
    event: (kind, type) => watchEvents.inc({ kind, type }),
    restart: (kind, reason) => watchRestarts.inc({ kind, reason }),
    dropped: (kind, what) => dropped.inc({ kind, what }),
    listed(kind, ms, _objects, again) {
      listSeconds.observe({ kind }, ms / 1000);
      if (again) relists.inc({ kind });
    },
  };
  return {
    registry,
    watchObserver,
    probeSeconds: seconds("probe", "Duration of one question to a pod", ["how", "result"], [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2]),
    eventToWireSeconds: seconds(
      "event_to_wire",
      "From a change being marked to its frame being sent",
      [],
      [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    ),
  };
}

export type Telemetry = ReturnType<typeof createTelemetry>;

function describeCache(registry: Registry, sources: TelemetrySources): void {
  gauge(registry, "connected", "1 while the API server is heard for every kind, 0 while it is not or no longer", [], (metric) => {
    const known = statuses(sources);
    metric.set(known.length > 0 && known.every(([, { phase }]) => phase !== "starting" && phase !== "reconnecting") ? 1 : 0);
  });
  gauge(registry, "cache_objects", "Objects in the cache", ["kind"], (metric) => {
    for (const [kind, { objects }] of statuses(sources)) metric.set({ kind }, objects);
  });
  gauge(registry, "cache_age_seconds", "Since the API server was last heard of for a kind", ["kind"], (metric) => {
    for (const [kind, { asOf }] of statuses(sources))
      if (asOf !== undefined) metric.set({ kind }, Math.max(0, sources.now() - asOf) / 1000);
  });
  gauge(registry, "watch_phase", "1 for the phase that a kind's watch is in", ["kind", "phase"], (metric) => {
    for (const [kind, status] of statuses(sources)) {
      for (const phase of phases) metric.set({ kind, phase }, status.phase === phase ? 1 : 0);
    }
  });
}

function statuses({ cache }: TelemetrySources): [string, ReturnType<WatchCache["status"]>][] {
  const known = cache();
  return known ? kindNames.map((kind) => [kind, known.status(kind)]) : [];
}

function gauge<L extends string>(registry: Registry, name: string, help: string, labelNames: L[], read: (metric: Gauge<L>) => void): void {
  new Gauge<L>({
    name: prefix + name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      read(this);
    },
  });
}
