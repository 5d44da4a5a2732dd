/** A row of the board as it is drawn, in pixels below the board's top edge. */
export interface DrawnRow {
  ordinal: number;
  top: number;
  bottom: number;
}

/** The range that a partition divides. */
export interface LineRange {
  start: number;
  replicas: number;
}

/**
 * How far down a partition's line lies: between the rows of start + partition − 1 and start + partition. `rows` are those that are drawn, by
 * ordinal; of a board that is filtered, or of which only a part is drawn, the nearest ones stand for the others. Undefined without any row.
 */
export function linePlace(rows: readonly DrawnRow[], { start, replicas }: LineRange, partition: number): number | undefined {
  const boundary = start + Math.min(partition, replicas);
  const inRange = rows.filter(({ ordinal }) => ordinal >= start && ordinal < start + replicas);
  const below = inRange.findLast(({ ordinal }) => ordinal < boundary);
  const above = inRange.find(({ ordinal }) => ordinal >= boundary);
  if (!below || !above) return below?.bottom ?? above?.top;
  return Math.round((below.bottom + above.top) / 2);
}

/** Whether the line lies among the rows that are drawn, and not somewhere beyond them. */
export function isLineDrawn(
  rows: readonly DrawnRow[],
  shown: readonly number[],
  { start, replicas }: LineRange,
  partition: number,
): boolean {
  const boundary = start + Math.min(partition, replicas);
  const below = shown.findLast((ordinal) => ordinal < boundary && ordinal >= start);
  const above = shown.find((ordinal) => ordinal >= boundary && ordinal < start + replicas);
  return rows.some(({ ordinal }) => ordinal === below || ordinal === above);
}

/** The partition whose line lies nearest to a place that somebody points at. */
export function nearestPartition(rows: readonly DrawnRow[], range: LineRange, y: number): number {
  const candidates = new Set<number>();
  for (const { ordinal } of rows) {
    for (const partition of [ordinal - range.start, ordinal - range.start + 1]) {
      if (partition >= 0 && partition <= range.replicas) candidates.add(partition);
    }
  }
  let [nearest, distance] = [0, Number.POSITIVE_INFINITY];
  for (const partition of candidates) {
    const away = Math.abs((linePlace(rows, range, partition) ?? Number.POSITIVE_INFINITY) - y);
    if (away < distance) [nearest, distance] = [partition, away];
  }
  return nearest;
}
