/** Heights of the diagram's parts, in pixels: lines are drawn from them, nothing is measured. */
export const claimHeight = 38;
export const rowPadding = 12;
export const nameHeight = 56;
/** The diagram is no taller than this; its columns scroll. */
export const frameHeightMax = 640;
/** Rows outside of the window that exist all the same, above and below. */
const overscan = 6;

/** The height of every row, where one has at the most so many claims: all are alike, so that a row's place follows from its index. */
export function rowHeightFor(claimsMax: number): number {
  return rowPadding + claimHeight * Math.max(1, claimsMax);
}

/** Which rows are in the window or near it: from, and up to but without. */
export function rowsInView(top: number, height: number, rowHeight: number, count: number): { from: number; to: number } {
  return {
    from: Math.max(0, Math.floor(top / rowHeight) - overscan),
    to: Math.min(count, Math.ceil((top + height) / rowHeight) + overscan),
  };
}

/** The middle of the item at `index` as it stands in its column now. */
export function middleOf(index: number, itemHeight: number, top: number): number {
  return index * itemHeight + itemHeight / 2 - top;
}

/** A line from the left edge at `from` to the right edge at `to`, as an SVG path: level at both ends. */
export function linePath(from: number, to: number, width: number): string {
  const middle = width / 2;
  return `M0 ${from} C${middle} ${from} ${middle} ${to} ${width} ${to}`;
}
