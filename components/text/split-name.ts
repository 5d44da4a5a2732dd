/** The shortest end that is never cut, so that "…" does not swallow all that tells two names apart. */
const tailMin = 4;

/**
 * Cuts a name in two for display in a narrow place: `head` may lose its end to an ellipsis, `tail` is always shown whole. The tail holds
 * at least the ordinal with its dash ("web-" + "-12" is never cut), as the whole of `head + tail` is the name.
 */
export function splitName(name: string): { head: string; tail: string } {
  const ordinal = /-\d+$/.exec(name)?.[0] ?? "";
  const tail = ordinal.length > 0 ? ordinal : name.slice(-tailMin);
  return { head: name.slice(0, name.length - tail.length), tail };
}

/** The part of a ControllerRevision's name that tells it from its set's others: what follows `<set>-`. */
export function revisionHash(revision: string, setName: string): string {
  return revision.startsWith(`${setName}-`) ? revision.slice(setName.length + 1) : revision;
}
