const plural = new Intl.PluralRules("en", { type: "ordinal" });
const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };

/** "2nd life" for the second pod object of a name that was seen, and so on. */
export function lifeWords(lives: number): string {
  return `${lives}${endings[plural.select(lives)] ?? "th"} life`;
}
