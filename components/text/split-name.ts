/** The end of a long name without an ordinal that is never cut, so that "…" does not swallow all that tells two names apart. */
const tailLength = 6;
/** A name up to this long is hardly ever cut, and stays in one piece for those who hear it. */
const wholeMax = 28;

/**
 * Parts a name for display in a narrow place: `head` may lose its end to an ellipsis, `tail` is always shown whole. The tail is the
 * ordinal with its dash; of a long name without one, its last letters. `head + tail` is the name.
 */
export function splitName(name: string): { head: string; tail: string } {
  const ordinal = /-\d+$/.exec(name)?.[0] ?? "";
  const tail = ordinal !== "" || name.length <= wholeMax ? ordinal : name.slice(-tailLength);
  return { head: name.slice(0, name.length - tail.length), tail };
}

/** The part of a ControllerRevision's name that tells it from its set's others: what follows `<set>-`. */
export function revisionHash(revision: string, setName: string): string {
  return revision.startsWith(`${setName}-`) ? revision.slice(setName.length + 1) : revision;
}
