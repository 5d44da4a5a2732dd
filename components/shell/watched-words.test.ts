import { expect, it } from "vitest";
import { watchedWords } from "./watched-words.ts";

it.each([
  [["shop"], "Only the namespace shop is watched."],
  [["shop", "billing"], "Only the namespaces shop and billing are watched."],
  [["a", "b", "c", "d", "e", "f"], "Only the namespaces a, b, c, d, e and f are watched."],
  [["a", "b", "c", "d", "e", "f", "g", "h"], "Only the namespaces a, b, c, d, e, f and 2 more are watched."],
])("says which namespaces are watched: %j", (namespaces, sentence) => {
  expect(watchedWords(namespaces)).toBe(sentence);
});
