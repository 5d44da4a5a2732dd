/** What a key asks for on a page with a list. */
export type KeyAction = "next" | "previous" | "first" | "last" | "open" | "find" | "keys" | "close";

/** The part of a keyboard event that decides. `place`: where the focus is. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** text: something is being typed; control: a link or button, which has Enter for itself; page: neither. */
  place: "text" | "control" | "page";
}

const actions: Readonly<Record<string, KeyAction>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  Enter: "open",
  "/": "find",
  "?": "keys",
  Escape: "close",
};

/** The action of a key, or undefined where the key belongs to somebody else: the browser's shortcuts, a text being typed, a control. */
export function keyAction({ key, ctrlKey, metaKey, altKey, place }: KeyPress): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (place === "text") return action === "close" ? action : undefined;
  if (place === "control" && action === "open") return undefined;
  return action;
}

/** The index after a move in a list of `count`, from `index` (-1: none yet); undefined when the list is empty or the action is no move. */
export function movedIndex(action: KeyAction, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (action) {
    case "next":
      return Math.min(count - 1, index + 1);
    case "previous":
      return index < 0 ? count - 1 : Math.max(0, index - 1);
    case "first":
      return 0;
    case "last":
      return count - 1;
    case "open":
    case "find":
    case "keys":
    case "close":
      return undefined;
  }
}
