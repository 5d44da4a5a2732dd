/** On everything that a run makes: which run it is of. Its value is the run's name. */
export const runLabel = "statefulset-explorer.io/copy-run";

/** On what belongs to one lane: its letter. */
export const laneLabel = "statefulset-explorer.io/copy-lane";

/** A set's name and its revision's hash make a label of at most 63 characters. */
const baseMax = 36;

/** The name of a run, and of the ConfigMap that all of it hangs on: of the set's name, and of `id`, five small letters and digits. */
export function runNameOf(setName: string, id: string): string {
  const plain = setName.replaceAll(".", "-").slice(0, baseMax).replace(/-+$/, "");
  // A Service's name begins with a letter.
  return `${/^[a-z]/.test(plain) ? plain : `c${plain}`}-copy-${id}`;
}

/** "a", "b", …: how a lane is called in names. */
export function laneLetter(index: number): string {
  return String.fromCharCode(97 + index);
}

/** The name of a lane's workload and of its Service. */
export function laneNameOf(run: string, index: number): string {
  return `${run}-${laneLetter(index)}`;
}
