/** The prefix of every annotation that is ours. */
export const annotationPrefix = "statefulset-explorer.io/";

/** Longest path, file and pattern that an annotation may hold, in characters. */
export const PATH_MAX = 1024;
export const FILE_MAX = 1024;
export const PATTERN_MAX = 256;

/** Where no counter lives, but secrets, devices and endless streams do. */
const forbiddenFolders = ["/proc", "/sys", "/var/run", "/run", "/dev"];

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

/** Reads our annotations; never throws. What is not of the right form is left out and explained in `refused`. */
export function parseCounterConfig(annotations: Readonly<Record<string, string>>): CounterConfig {
  const refused: string[] = [];
  const accept = (name: string, fault: (text: string) => string | undefined): string | undefined => {
    const key = `${annotationPrefix}${name}`;
    const text = Object.hasOwn(annotations, key) ? annotations[key] : undefined;
    if (text === undefined) return undefined;
    const why = fault(text);
    if (why === undefined) return text;
    refused.push(`${key} ${why}.`);
    return undefined;
  };
  const path = accept("counter-path", pathFault);
  const port = accept("counter-port", portFault);
  const file = accept("counter-file", fileFault);
  const pattern = accept("counter-pattern", patternFault);
  return {
    ...(path === undefined ? {} : { path }),
    ...(port === undefined ? {} : { port: /^\d+$/.test(port) ? Number(port) : port }),
    ...(file === undefined ? {} : { file }),
    ...(pattern === undefined ? {} : { pattern }),
    refused,
  };
}

/**
 * Why a path must not be asked, or undefined. Dot segments are refused also when encoded: through the API server's proxy they would
 * leave the pod and reach the API itself, with somebody's rights.
 */
export function pathFault(path: string): string | undefined {
  if (path.length > PATH_MAX) return `is longer than ${PATH_MAX} characters`;
  if (!path.startsWith("/") || path.startsWith("//")) return 'must be an absolute path, such as "/visits"';
  if (!/^[\x21-\x7e]*$/.test(path)) return "must not contain spaces, control characters or letters beyond ASCII (encode them)";
  if (/[#\\]/.test(path)) return 'must not contain "#" or "\\"';
  const plain = (path.split("?", 1)[0] ?? "")
    .replaceAll(/%25/gi, "%")
    .replaceAll(/%2e/gi, ".")
    .replaceAll(/%2f|%5c/gi, "/");
  if (plain.split("/").some((segment) => segment === "." || segment === "..")) return 'must not contain "." or ".." as a segment';
  return undefined;
}

/** A number 1 to 65535, or a name by Kubernetes' rule for port names (IANA service name). */
function portFault(port: string): string | undefined {
  if (/^\d+$/.test(port)) return Number(port) >= 1 && Number(port) <= 65_535 ? undefined : "must be a port from 1 to 65535";
  const isName = port.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(port) && /[a-z]/.test(port);
  return isName ? undefined : "must be a port number or the name of a container port";
}

/** Why a file must not be read as a counter, or undefined. Holds for annotated files and for those that are guessed alike. */
export function fileFault(file: string): string | undefined {
  if (file.length > FILE_MAX) return `is longer than ${FILE_MAX} characters`;
  if (!file.startsWith("/")) return 'must be an absolute path, such as "/data/visits.txt"';
  if (/\p{Cc}/u.test(file)) return "must not contain control characters";
  const segments = file.slice(1).split("/");
  if (segments.includes("..")) return 'must not contain ".."';
  if (segments.some((segment) => segment === "" || segment === ".")) return 'must be in its plain form, without empty or "." segments';
  const folder = forbiddenFolders.find((forbidden) => file === forbidden || file.startsWith(`${forbidden}/`));
  return folder === undefined ? undefined : `must not lie under ${folder}, where no counter lives`;
}

function patternFault(pattern: string): string | undefined {
  if (pattern.length > PATTERN_MAX) return `is longer than ${PATTERN_MAX} characters`;
  return pattern === "" ? "is empty" : undefined;
}
