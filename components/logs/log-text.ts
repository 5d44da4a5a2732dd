import { visibleText } from "../text/visible-text.ts";

/** Characters of a line that are shown; a download has them all. */
const shownMax = 4_000;

const escapeCharacter = String.fromCharCode(27);
/** Colours and weights, as programs write them for a terminal (ECMA-48 SGR). */
const styles = new RegExp(`${escapeCharacter}\\[[0-9;:]*m`, "g");

/** A line without what would colour it in a terminal. */
export function withoutStyles(text: string): string {
  return text.includes(escapeCharacter) ? text.replace(styles, "") : text;
}

/** A line as it may be shown: in one line, bounded, with nothing in it that cannot be seen. */
export function shownLine(text: string): string {
  const plain = withoutStyles(text);
  const shown = visibleText(plain.slice(0, shownMax).replaceAll("\t", "    "));
  return plain.length > shownMax ? `${shown} … ${plain.length - shownMax} more characters` : shown;
}
