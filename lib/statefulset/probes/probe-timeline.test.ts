import { describe, expect, it } from "vitest";
import type { Probe } from "../objects/probe.ts";
import { type Moment, probeTimeline, type TimelineInput } from "./probe-timeline.ts";

const probe = (change: Partial<Probe> = {}): Probe => ({
  handler: { how: "tcp-socket", host: "", port: 80 },
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  ...change,
});
const timeline = (change: Partial<TimelineInput> = {}) => probeTimeline({ probes: {}, graceSeconds: 30, minReadySeconds: 0, ...change });
const short = (moments: readonly Moment[]) =>
  moments.map(({ what, probe: of, earliest, latest }) => `${what} ${of ?? ""} ${earliest}-${latest}`);

describe("the timeline of a container's probes", () => {
  it("without probes: ready at once, and nothing is ever noticed", () => {
    expect(timeline()).toEqual({ answers: [{ what: "ready", earliest: 0, latest: 0 }], silent: [], hangs: [] });
  });

  it("with the defaults: out of the endpoints and restarted between 20 and 31 s after it hung", () => {
    const { hangs, silent } = timeline({ probes: { liveness: probe(), readiness: probe() } });
    expect(short(hangs)).toEqual([
      "first-failure readiness 0-11",
      "first-failure liveness 0-11",
      "not-ready readiness 20-31",
      "restart liveness 20-31",
      "forced liveness 50-61",
    ]);
    expect(short(silent)).toEqual(["first-failure liveness 0-11", "restart liveness 20-31", "forced liveness 50-61"]);
  });

  it("liveness and readiness wait for the startup probe, which alone has a container killed that never answers", () => {
    const startup = probe({ failureThreshold: 30, periodSeconds: 2 });
    const readiness = probe({ initialDelaySeconds: 5, periodSeconds: 4, successThreshold: 2 });
    const { answers, silent } = timeline({ probes: { startup, liveness: probe(), readiness } });
    // Started after 0 to 3 s; asked from the 5th second on, and twice.
    expect(short(answers)).toEqual(["ready  9-14"]);
    expect(short(silent)).toEqual(["first-failure startup 0-3", "restart startup 58-61", "forced startup 88-91"]);
  });

  it("the delay counts from the container's start, and not again when it hangs later", () => {
    const { silent, hangs } = timeline({ probes: { liveness: probe({ initialDelaySeconds: 60 }) } });
    expect(short(silent)[0]).toBe("first-failure liveness 60-71");
    expect(short(hangs)[0]).toBe("first-failure liveness 0-11");
  });

  it("a timeout longer than the period puts off the next question", () => {
    const { hangs } = timeline({ probes: { readiness: probe({ periodSeconds: 1, timeoutSeconds: 5 }) } });
    expect(short(hangs)).toEqual(["first-failure readiness 0-6", "not-ready readiness 2-16"]);
  });

  it("the probe's own grace period goes before the pod's, and an update waits for minReadySeconds", () => {
    const { silent, answers } = timeline({ probes: { liveness: probe({ gracePeriodSeconds: 5 }) }, minReadySeconds: 15 });
    expect(short(silent).at(-1)).toBe("forced liveness 25-36");
    expect(short(answers)).toEqual(["ready  0-0", "available  15-15"]);
  });
});
