import { Text } from "../text/text.tsx";
import type { Outcome } from "./use-lab.ts";

/** What came of the last change, beside the button that asked for it. */
export function OutcomeLine({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null;
  return <Text className={outcome.isRefused ? "min-w-0 text-fail" : "min-w-0 text-soft"}>{outcome.sentence}</Text>;
}
