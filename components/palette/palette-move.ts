const pageLength = 8;

/** The index that a key moves to among `count` choices, going round at the ends; undefined where the key is the field's own. */
export function paletteMove(key: string, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (index + 1) % count;
    case "ArrowUp":
      return (index - 1 + count) % count;
    case "PageDown":
      return Math.min(count - 1, index + pageLength);
    case "PageUp":
      return Math.max(0, index - pageLength);
    default:
      return undefined;
  }
}
