/** So many namespaces are named; the others are counted. */
const namedMax = 6;

/** Several names as people say them: "a", "a and b", "a, b and 3 more". */
export function namespaceList(namespaces: readonly string[]): string {
  const named = namespaces.length > namedMax ? namespaces.slice(0, namedMax) : namespaces;
  const last = named.length < namespaces.length ? `${namespaces.length - named.length} more` : named.at(-1);
  const rest = named.length < namespaces.length ? named : named.slice(0, -1);
  return rest.length === 0 ? (last ?? "") : `${rest.join(", ")} and ${last}`;
}

/** That no other namespaces are watched, as a sentence. */
export function watchedWords(namespaces: readonly string[]): string {
  const [noun, verb] = namespaces.length === 1 ? ["namespace", "is"] : ["namespaces", "are"];
  return `Only the ${noun} ${namespaceList(namespaces)} ${verb} watched.`;
}
