import { describe, expect, it } from "vitest";
import { type KeyPress, keyAction, movedIndex, tabIndex } from "./key-action.ts";

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  place: "page",
  ...rest,
});

describe("keyAction", () => {
  it("knows the keys of a list", () => {
    expect(["j", "ArrowDown", "k", "ArrowUp", "Enter", "/", "?", "Escape", "[", "]"].map((key) => keyAction(press(key)))).toEqual([
      "next",
      "next",
      "previous",
      "previous",
      "open",
      "find",
      "keys",
      "close",
      "previous-tab",
      "next-tab",
    ]);
  });

  it("leaves the browser's shortcuts alone", () => {
    expect(keyAction(press("j", { ctrlKey: true }))).toBeUndefined();
    expect(keyAction(press("k", { metaKey: true }))).toBeUndefined();
    expect(keyAction(press("/", { altKey: true }))).toBeUndefined();
  });

  it("takes nothing but Escape from somebody who types", () => {
    expect(["j", "/", "?", "Enter", "ArrowDown"].map((key) => keyAction(press(key, { place: "text" })))).toEqual(Array(5).fill(undefined));
    expect(keyAction(press("Escape", { place: "text" }))).toBe("close");
  });

  it("leaves Enter to a control that has the focus", () => {
    expect(keyAction(press("Enter", { place: "control" }))).toBeUndefined();
    expect(keyAction(press("j", { place: "control" }))).toBe("next");
  });

  it("takes no name of Object's for a key", () => {
    expect(keyAction(press("constructor"))).toBeUndefined();
  });
});

describe("movedIndex", () => {
  it("stays within the list", () => {
    expect(movedIndex("next", 2, 3)).toBe(2);
    expect(movedIndex("previous", 0, 3)).toBe(0);
    expect(movedIndex("next", -1, 3)).toBe(0);
    expect(movedIndex("previous", -1, 3)).toBe(2);
    expect(movedIndex("last", 0, 3)).toBe(2);
  });

  it("does not move in an empty list, nor for what is no move", () => {
    expect(movedIndex("next", -1, 0)).toBeUndefined();
    expect(movedIndex("open", 1, 3)).toBeUndefined();
  });
});

describe("tabIndex", () => {
  it("goes to a neighbour, and no further than there are tabs", () => {
    expect([tabIndex("next-tab", 0, 3), tabIndex("previous-tab", 2, 3)]).toEqual([1, 1]);
    expect([tabIndex("next-tab", 2, 3), tabIndex("previous-tab", 0, 3)]).toEqual([undefined, undefined]);
  });

  it("goes to the tab at a place", () => {
    expect([keyAction(press("1")), keyAction(press("9")), keyAction(press("0"))]).toEqual(["tab-1", "tab-9", undefined]);
    expect([tabIndex("tab-1", 2, 3), tabIndex("tab-3", 0, 3), tabIndex("tab-4", 0, 3)]).toEqual([0, 2, undefined]);
  });

  it("leaves other actions alone", () => {
    expect([tabIndex("open", 1, 3), tabIndex("next", 1, 3)]).toEqual([undefined, undefined]);
  });
});
