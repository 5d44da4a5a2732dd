import { type KeyAction, keyTable } from "./key-table.ts";

/** The part of a keyboard event that decides. `place`: where the focus is. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** text: something is being typed; control: a link or button, which has Enter for itself; page: neither. */
  place: "text" | "control" | "page";
}

const actions: Readonly<Record<string, KeyAction>> = Object.assign({}, ...keyTable.map(({ keys }) => keys));

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
  if (action === "next") return Math.min(count - 1, index + 1);
  if (action === "previous") return index < 0 ? count - 1 : Math.max(0, index - 1);
  if (action === "first") return 0;
  return action === "last" ? count - 1 : undefined;
}

/** The index of the tab that an action leads to, of `count`; undefined where it leads to none. Left of the first and right of the last there is none. */
export function tabIndex(action: KeyAction, index: number, count: number): number | undefined {
  const place = action.startsWith("tab-") ? Number(action.slice("tab-".length)) - 1 : undefined;
  const next = place ?? (action === "next-tab" ? index + 1 : action === "previous-tab" ? index - 1 : -1);
  return next >= 0 && next < count ? next : undefined;
}
