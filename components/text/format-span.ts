const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A span in two units where one would hide too much: `8 s`, `4 min 20 s`, `2 h 5 min`, `49 h`; under ten seconds with tenths. */
export function formatSpan(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return "";
  const span = Math.max(0, milliseconds);
  if (span < 10 * second) return `${Math.round(span / 100) / 10} s`;
  if (span < minute) return `${Math.round(span / second)} s`;
  if (span < hour) return pair(Math.floor(span / minute), "min", Math.floor((span % minute) / second), "s");
  return pair(Math.floor(span / hour), "h", Math.floor((span % hour) / minute), "min");
}

function pair(first: number, unit: string, second: number, smaller: string): string {
  return second === 0 ? `${first} ${unit}` : `${first} ${unit} ${second} ${smaller}`;
}
