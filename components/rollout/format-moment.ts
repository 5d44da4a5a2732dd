import { toTimestamp } from "@/lib/clock.ts";
import { formatClock } from "../text/format-clock.ts";

/** A moment of the record as the viewer's clock shows it: "12:03:04", with the date where it was another day than that of `now`. */
export function formatMoment(at: number, now: number): string {
  const clock = formatClock(toTimestamp(at));
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return clock;
  return `${then.toLocaleDateString("en", { month: "short", day: "numeric" })}, ${clock}`;
}
