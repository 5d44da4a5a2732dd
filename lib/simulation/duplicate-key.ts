import { type Document, isScalar, type Scalar, visit } from "yaml";

/** The first key that stands twice in a mapping. The parser's own check takes time with the square of the keys, which somebody else's text must not. */
export function duplicateKey(document: Document): Scalar | undefined {
  let found: Scalar | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          found = key;
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}
