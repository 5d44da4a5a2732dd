/** What a key asks for. `tab-1` to `tab-9`: the tab at that place. */
export type KeyAction =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "open"
  | "find"
  | "keys"
  | "close"
  | "next-tab"
  | "previous-tab"
  | `tab-${number}`;

interface KeyLine {
  keys: Readonly<Record<string, KeyAction>>;
  /** How the keys are written where they are explained, if otherwise than the browser calls them. */
  shown?: readonly string[];
  words: string;
}

/** Every key of the pages, what it does, and how that is said: the one table of both. The palette's own key is in its button. */
export const keyTable: readonly KeyLine[] = [
  { keys: { j: "next", ArrowDown: "next" }, shown: ["j", "↓"], words: "next row" },
  { keys: { k: "previous", ArrowUp: "previous" }, shown: ["k", "↑"], words: "previous row" },
  { keys: { Home: "first", End: "last" }, words: "first and last row" },
  { keys: { Enter: "open" }, words: "opens a set, or a row's details" },
  { keys: { "[": "previous-tab", "]": "next-tab" }, words: "tab to the left, to the right" },
  { keys: tabDigits(), shown: ["1", "…", "9"], words: "the tab at that place" },
  { keys: { "/": "find" }, words: "finds in the list" },
  { keys: { Escape: "close" }, shown: ["Esc"], words: "closes, clears, deselects" },
  { keys: { "?": "keys" }, words: "these keys" },
];

function tabDigits(): Record<string, KeyAction> {
  return Object.fromEntries(Array.from({ length: 9 }, (_, place) => [String(place + 1), `tab-${place + 1}` as const]));
}
