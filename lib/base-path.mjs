/**
 * The path that the explorer is served under, such as /tools/statefulsets behind an Ingress. Next writes it into everything it builds, and
 * one image has to serve under any: so a second build is made for a placeholder, and as the server starts the path is written in its place.
 * Plain JavaScript, because the image's entry reads it as it stands. Leaf: imports nothing of ours.
 */

/** What the second build takes for its base path. A segment that no address of ours and no word of a library holds. */
export const basePathPlaceholder = "/base-path-placeholder";

const basePathLengthMax = 200;
/** The chart's schema has the same rule, which its tests compare; a part that begins with a dot could be "..". */
const parts = /^(?:\/[a-z0-9_~-][a-z0-9._~-]*)*$/;
/** Addresses that Next or we would take for our own. */
const taken = /^\/(?:api|_next)(?:\/|$)/;

/**
 * What is wrong with that base path, as the end of a sentence that begins with its name; undefined when it may be served under.
 *
 * @param {string} basePath "" or "/like/this"
 * @returns {string | undefined}
 */
export function basePathFault(basePath) {
  if (basePath === "") return undefined;
  if (basePath.length > basePathLengthMax) return `must be at most ${basePathLengthMax} characters long`;
  if (taken.test(basePath)) return "must not begin with /api or /_next, which are addresses of the explorer's own";
  if (parts.test(basePath)) return undefined;
  return 'must be empty or a path such as /tools/statefulsets: "/" before each part and none at the end, parts of a-z, 0-9, "_", "~", "-" and, not in front, "."';
}

/**
 * A file of the second build with `basePath` in the placeholder's place; the very same text when it is not in there. A slash is written as
 * it stands before the placeholder, so that a path of several parts fits a regular expression (`\/`), that in JSON (`\\/`), and a query (`%2F`).
 *
 * @param {string} text
 * @param {string} basePath one without fault, and not ""
 * @returns {string}
 */
export function putBasePath(text, basePath) {
  const [, ...names] = basePath.split("/");
  return text.replaceAll(/(\\*\/|%2F)base-path-placeholder/g, (_, slash) => names.map((part) => `${slash}${part}`).join(""));
}
