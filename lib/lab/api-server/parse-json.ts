import type { StatusError } from "./status.ts";

/** Deeper than any object, and far from what a stack bears. */
const depthMax = 500;

/** Reads JSON that came from outside. What is no JSON, or is nested without end, is refused in the words of `refusal`. */
export function parseJson(text: string, refusal: (why: string) => StatusError): unknown {
  if (depthOf(text) > depthMax) throw refusal(`exceeded max depth of ${depthMax}`);
  if (text.trim() === "") throw refusal("unexpected end of JSON input");
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

/** How deep a text opens brackets, strings aside: counted without parsing, because parsing is what has to be protected. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}
