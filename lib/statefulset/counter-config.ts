/** The prefix of every annotation that is ours. */
export const annotationPrefix = "statefulset-explorer.io/";

/**
 * How a set says that its counter is to be read: annotations on the pod template. Anything may stand in them (they are somebody else's
 * text), so a value is kept only when it has the right form; what was refused is said in `refused`, a sentence each.
 */
export interface CounterConfig {
  /** Absolute path to ask over HTTP: annotated, so asking it is wanted (`…/counter-path`). */
  path?: string;
  /** Port number or the name of a container port (`…/counter-port`). */
  port?: number | string;
  /** Absolute file path inside the container (`…/counter-file`). */
  file?: string;
  /** Regular expression (RE2 syntax) whose first group, or whole match, is the number (`…/counter-pattern`). */
  pattern?: string;
  /** Sentences about annotations that were refused, for the screen. */
  refused: readonly string[];
}
