import { findPieces } from "./find-text.ts";

/** A text that is safe to show already, with what is looked for marked in it. */
export function FoundText({ text, finder }: { text: string; finder: RegExp | undefined }) {
  if (!finder) return text;
  return findPieces(text, finder).map(({ text: piece, isFound }, index) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place
      <mark key={index} className="rounded-sm bg-accent text-(--tile-ink)">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
