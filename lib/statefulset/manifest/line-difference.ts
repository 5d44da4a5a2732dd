/** One line of two texts laid beside each other; `skipped`: so many lines that are alike are left out. */
export type DifferenceLine = { kind: "same" | "removed" | "added"; text: string } | { kind: "skipped"; count: number };

/** Lines that are alike which are shown before and after one that differs. */
const contextLines = 3;
/** Places of two texts that are compared one with the other, at the most: beyond, the old part is told as removed and the new one as added. */
const comparedMax = 4_000_000;

/** What differs between two texts, line by line, with the lines around. */
export function lineDifference(before: string, after: string): readonly DifferenceLine[] {
  const old = before.split("\n");
  const fresh = after.split("\n");
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const middle = align(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const same = (text: string): DifferenceLine => ({ kind: "same", text });
  return fold([...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]);
}

/** By their longest common subsequence, while they are not too long for it. */
function align(old: readonly string[], fresh: readonly string[]): readonly DifferenceLine[] {
  const removed = (text: string): DifferenceLine => ({ kind: "removed", text });
  const added = (text: string): DifferenceLine => ({ kind: "added", text });
  if (old.length * fresh.length > comparedMax) return [...old.map(removed), ...fresh.map(added)];
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const commonAt = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      const isAlike = old[row] === fresh[column];
      common[row * width + column] = isAlike
        ? commonAt(row + 1, column + 1) + 1
        : Math.max(commonAt(row + 1, column), commonAt(row, column + 1));
    }
  }
  const lines: DifferenceLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [one, other] = [old[row], fresh[column]];
    if (one !== undefined && one === other) {
      lines.push({ kind: "same", text: one });
      row++;
      column++;
    } else if (one !== undefined && (other === undefined || commonAt(row + 1, column) >= commonAt(row, column + 1))) {
      lines.push(removed(one));
      row++;
    } else {
      lines.push(added(other ?? ""));
      column++;
    }
  }
  return lines;
}

/** Leaves out what is alike, but for the lines next to what differs. */
function fold(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const isNear = new Uint8Array(lines.length);
  for (const [index, { kind }] of lines.entries()) {
    if (kind !== "same") isNear.fill(1, Math.max(0, index - contextLines), index + contextLines + 1);
  }
  const folded: DifferenceLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = folded.at(-1);
    if (isNear[index] === 1) folded.push(line);
    else if (last?.kind === "skipped") folded[folded.length - 1] = { kind: "skipped", count: last.count + 1 };
    else folded.push({ kind: "skipped", count: 1 });
  }
  return folded;
}
