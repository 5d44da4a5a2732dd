/** No text of a cluster is shown longer than this. */
const charactersMax = 4_000;
/** Marks that stack on one character; more than this is somebody painting over other lines. */
const marksMax = 4;

const lineBreaks = /\s*[\n\r\u2028\u2029]+\s*/gu;
// Controls, formats (zero width, direction), private use, unassigned and lone surrogates: nothing that a reader could see as it is.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;
const stacked = new RegExp(`(\\p{M}{${marksMax}})\\p{M}+`, "gu");

/**
 * A cluster's text as it may be shown and copied: one line, bounded, and with every character that cannot be seen (or that would turn the
 * text around) written out as ⟨202E⟩. Names that Kubernetes accepts come back unchanged.
 */
export function visibleText(text: string): string {
  return text
    .slice(0, charactersMax)
    .replace(lineBreaks, " ")
    .replaceAll("\t", " ")
    .replace(unseen, (character) => `⟨${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`)
    .replace(stacked, "$1");
}
