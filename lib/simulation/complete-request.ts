import { defaultRelease, type Release } from "../controllers/release.ts";
import { defaultLanes, defaultPodTimes } from "./forecast-defaults.ts";
import type { ForecastRequest, PodTimes } from "./forecast-request.ts";

type Following = "lanes" | "pod" | "release";

/** A forecast's request in which lanes, times (single ones too) and release may be left open. */
export type OpenRequest = Omit<ForecastRequest, Following> & {
  lanes?: ForecastRequest["lanes"];
  pod?: Partial<PodTimes>;
  release?: Release;
};

/** Fills in what was left open: times and release as they are known of the set, else the usual ones. */
export function completeRequest(
  { lanes, pod, release, ...rest }: OpenRequest,
  known: { pod?: PodTimes; release?: Release } = {},
): ForecastRequest {
  const { set } = rest;
  const usual = known.pod ?? defaultPodTimes(set);
  const isOwn = pod?.start !== undefined || pod?.ready !== undefined || pod?.stop !== undefined;
  return {
    ...rest,
    lanes: lanes ?? defaultLanes(set),
    // What is partly given is not measured any more.
    pod: { ...usual, ...(isOwn && { source: { kind: "given" } }), ...pod },
    release: release ?? known.release ?? defaultRelease,
  };
}
