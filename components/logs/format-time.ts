/** When a line was written, as the viewer's clock would show it: "12:03:04.123"; "" of what has no time. */
export function formatLineTime(time: number): string {
  if (Number.isNaN(time)) return "";
  const moment = new Date(time);
  const parts = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, "0"));
  return `${parts.join(":")}.${String(moment.getMilliseconds()).padStart(3, "0")}`;
}

/** The same in full, in UTC and to the microsecond, as it stands in a download. */
export function formatWholeTime(time: number): string {
  if (Number.isNaN(time)) return "";
  const microseconds = String(Math.floor((time % 1) * 1_000)).padStart(3, "0");
  return new Date(time).toISOString().replace("Z", `${microseconds}Z`);
}
