const quantum = 4;

/**
 * At which byte Go's base64 decoder gives up on a text (encoding/base64 decodeQuantum); undefined: it does not. Line ends are passed over, as there.
 */
export function base64Fault(text: string): number | undefined {
  let at = 0;
  while (at < text.length) {
    const start = quantumAt(text, at);
    if (start.fault !== undefined) return start.fault;
    at = start.next;
  }
  return undefined;
}

/** Reads four letters, or fewer with their padding, which has to be the end. */
function quantumAt(text: string, from: number): { next: number; fault?: number } {
  let at = from;
  for (let letters = 0; letters < quantum; ) {
    const letter = text[at];
    if (letter === undefined) return letters === 0 ? { next: at } : { next: at, fault: at - letters };
    at++;
    if (/[A-Za-z0-9+/]/.test(letter)) letters++;
    else if (letter === "=") return padded(text, at, letters);
    else if (!isLineEnd(letter)) return { next: at, fault: at - 1 };
  }
  return { next: at };
}

/** After the first sign of padding. */
function padded(text: string, from: number, letters: number): { next: number; fault?: number } {
  if (letters < 2) return { next: from, fault: from - 1 };
  let at = from;
  if (letters === 2) {
    at = afterLineEnds(text, at);
    if (at === text.length) return { next: at, fault: at };
    if (text[at] !== "=") return { next: at, fault: at - 1 };
    at++;
  }
  at = afterLineEnds(text, at);
  return at < text.length ? { next: at, fault: at } : { next: at };
}

function afterLineEnds(text: string, from: number): number {
  let at = from;
  while (isLineEnd(text[at])) at++;
  return at;
}

function isLineEnd(letter: string | undefined): boolean {
  return letter === "\n" || letter === "\r";
}
