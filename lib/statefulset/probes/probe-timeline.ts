import type { Probe, ProbeKind, Probes } from "../objects/probe.ts";

/** Something that probes bring about, and between which seconds of its story it happens. */
export interface Moment {
  what: "ready" | "available" | "first-failure" | "not-ready" | "restart" | "forced";
  /** Whose doing it is; of what several bring about together, none. */
  probe?: ProbeKind;
  earliest: number;
  latest: number;
}

/** What a container's probes do in three stories, each counted in seconds from its beginning. */
export interface ProbeTimeline {
  /** It answers from its start on. Counted from the start. */
  answers: readonly Moment[];
  /** It never answers. Counted from the start. */
  silent: readonly Moment[];
  /** It was ready and answers no more. Counted from its last answer. */
  hangs: readonly Moment[];
}

export interface TimelineInput {
  probes: Probes;
  /** The pod's terminationGracePeriodSeconds. */
  graceSeconds: number;
  minReadySeconds: number;
}

/**
 * How soon and how late a kubelet can do what the probes ask for (prober/worker.go). A probe's ticker begins with its pod, at any moment
 * of the container's life: so its first question comes up to one period after the delay. A failure may be told at once (refused), or only
 * when its time is up. Nothing of this says how long the kubelet itself takes, which is about a second more.
 */
export function probeTimeline({ probes, graceSeconds, minReadySeconds }: TimelineInput): ProbeTimeline {
  const { startup, liveness, readiness } = probes;
  const started = startup ? answered(startup, { earliest: 0, latest: 0 }) : { earliest: 0, latest: 0 };
  const ready = readiness ? answered(readiness, started) : started;
  const answers: Moment[] = [{ what: "ready", ...ready }];
  if (minReadySeconds > 0)
    answers.push({ what: "available", earliest: ready.earliest + minReadySeconds, latest: ready.latest + minReadySeconds });
  const killer: ProbeKind = startup ? "startup" : "liveness";
  const silent = probes[killer];
  return {
    answers,
    silent: silent ? killed(killer, silent, silent.initialDelaySeconds, graceSeconds) : [],
    hangs: [...(readiness ? dropped(readiness) : []), ...(liveness ? killed("liveness", liveness, 0, graceSeconds) : [])].sort(
      (a, b) => a.earliest - b.earliest || a.latest - b.latest,
    ),
  };
}

type Span = Pick<Moment, "earliest" | "latest">;

/** When a probe that always succeeds has succeeded often enough, if it may run from `from` on. */
function answered({ initialDelaySeconds, periodSeconds, successThreshold, timeoutSeconds }: Probe, from: Span): Span {
  const more = (successThreshold - 1) * periodSeconds;
  return {
    earliest: Math.max(from.earliest, initialDelaySeconds) + more,
    latest: Math.max(from.latest, initialDelaySeconds) + periodSeconds + more + timeoutSeconds,
  };
}

/** When a probe has failed `times` in a row, from the first moment at which it may ask. */
function failed({ periodSeconds, timeoutSeconds }: Probe, from: number, times: number): Span {
  // A question that is still waiting for its answer puts off the next one.
  const slowest = Math.max(periodSeconds, timeoutSeconds);
  return { earliest: from + (times - 1) * periodSeconds, latest: from + periodSeconds + (times - 1) * slowest + timeoutSeconds };
}

function dropped(probe: Probe): Moment[] {
  return [
    { what: "first-failure", probe: "readiness", ...failed(probe, 0, 1) },
    { what: "not-ready", probe: "readiness", ...failed(probe, 0, probe.failureThreshold) },
  ];
}

function killed(kind: ProbeKind, probe: Probe, from: number, podGraceSeconds: number): Moment[] {
  const restart = failed(probe, from, probe.failureThreshold);
  const grace = probe.gracePeriodSeconds ?? podGraceSeconds;
  return [
    { what: "first-failure", probe: kind, ...failed(probe, from, 1) },
    { what: "restart", probe: kind, ...restart },
    { what: "forced", probe: kind, earliest: restart.earliest + grace, latest: restart.latest + grace },
  ];
}
