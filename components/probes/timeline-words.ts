import type { Moment, ProbeTimeline } from "@/lib/statefulset/probes/probe-timeline.ts";

/** The stories of a timeline, in the order in which they are told; `none` stands where no probe does anything in one. */
export const stories: readonly { key: keyof ProbeTimeline; title: string; from: string; none: string }[] = [
  { key: "answers", title: "It answers from its start on", from: "seconds from its start", none: "" },
  { key: "silent", title: "It never answers", from: "seconds from its start", none: "Nothing restarts it." },
  { key: "hangs", title: "It was ready, and answers no more", from: "seconds from its last answer", none: "Nothing notices." },
];

/** What a moment is, in words. */
export function momentWords({ what, probe = "readiness" }: Moment, publishesNotReady: boolean): string {
  switch (what) {
    case "ready":
      return publishesNotReady ? "ready" : "ready, in the endpoints";
    case "available":
      return "available (minReadySeconds): an update goes on";
    case "first-failure":
      return `${probe} fails for the first time`;
    case "not-ready":
      return publishesNotReady ? "not ready; its address stays published" : "not ready, gone from the endpoints";
    case "restart":
      return `${probe} has it restarted: SIGTERM`;
    case "forced":
      return "killed, if it has not ended by itself";
  }
}

/** Between which seconds: "20 to 31 s", or one number where it is no span. */
export function spanWords({ earliest, latest }: Pick<Moment, "earliest" | "latest">): string {
  return earliest === latest ? `${earliest} s` : `${earliest} to ${latest} s`;
}

/** What the story says of the readiness of a container that is never asked for it, or that nobody restarts. */
export function storyNote(key: keyof ProbeTimeline, timeline: ProbeTimeline, kinds: readonly string[]): string | undefined {
  if (key === "silent" && !kinds.includes("readiness") && !kinds.includes("startup"))
    return "It counts as ready all the same, from the start of its process: there is no readiness probe.";
  if (key === "silent") return timeline.silent.length > 0 ? "It is not ready before that." : "It stays as it is, and is not ready.";
  if (key === "hangs" && !kinds.includes("readiness"))
    return kinds.includes("liveness") ? "Until then it counts as ready: there is no readiness probe." : undefined;
  if (key === "hangs" && !kinds.includes("liveness")) return "Nothing restarts it: there is no liveness probe.";
  return undefined;
}
