/** The words of what somebody typed, as they are compared. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

const exact = 0;
const prefix = 1;
const wordStart = 2;
const within = 3;
const elsewhere = 4;

/**
 * How well a name answers what is sought; less is better, undefined: not at all. Every word must stand in it, or in `namespace/name`. The whole
 * name is best, then its beginning, the beginning of a part, any place in it; what only the namespace says counts least.
 */
export function matchName(words: readonly string[], namespace: string, name: string): number | undefined {
  let rank = 0;
  for (const word of words) {
    const one = matchWord(word, namespace, name);
    if (one === undefined) return undefined;
    rank += one;
  }
  return rank;
}

function matchWord(word: string, namespace: string, name: string): number | undefined {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? exact : prefix;
  if (at > 0) return startsPart(word, name, at) ? wordStart : within;
  return `${namespace}/${name}`.includes(word) ? elsewhere : undefined;
}

function startsPart(word: string, name: string, first: number): boolean {
  for (let at = first; at > 0; at = name.indexOf(word, at + 1)) if (/[-._]/.test(name.charAt(at - 1))) return true;
  return false;
}
