import { RE2JS } from "re2js";
import { describeError } from "../errors.ts";
import { PATTERN_STEPS_MAX } from "./limits.ts";
import { type Failure, failure } from "./reading.ts";

/**
 * What the pattern finds in the text: its first group, or the whole match. Both are hostile: matching is linear in the text (RE2), and
 * refused where pattern and text together would cost more than PATTERN_STEPS_MAX.
 */
export function matchPattern(text: string, pattern: string): string | Failure {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    return failure("bad-pattern", `the annotated pattern is not valid RE2: ${describeError(error)}`);
  }
  if (compiled.programSize() * text.length > PATTERN_STEPS_MAX) {
    return failure("bad-pattern", "the annotated pattern is too costly for an answer of this size");
  }
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return failure("no-number", "the annotated pattern does not match");
  return matcher.group(compiled.groupCount() > 0 ? 1 : 0) ?? "";
}
