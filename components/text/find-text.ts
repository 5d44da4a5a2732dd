/** A piece of a text: `isFound` where it is what is looked for. */
export interface TextPiece {
  text: string;
  isFound: boolean;
}

/** Looks for a text as it is written, in either case; undefined when nothing is looked for. */
export function finderOf(find: string): RegExp | undefined {
  return find === "" ? undefined : new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi");
}

/** Pieces of one text that are told apart at the most. */
const piecesMax = 200;

/** The text in pieces, those that were looked for apart from the others. */
export function findPieces(text: string, finder: RegExp | undefined): readonly TextPiece[] {
  if (finder === undefined) return [{ text, isFound: false }];
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(finder)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isFound: false });
    pieces.push({ text: match[0], isFound: true });
    from = match.index + match[0].length;
    if (pieces.length >= piecesMax) break;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isFound: false });
  return pieces;
}
