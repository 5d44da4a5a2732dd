const collator = new Intl.Collator("en", { numeric: true });

/** Names as people count: web-2 before web-10. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
