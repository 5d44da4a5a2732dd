/** A moment as the viewer's clock shows it: "12:03:04". */
export function formatClock(at: string): string {
  const moment = new Date(at);
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
