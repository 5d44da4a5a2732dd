import { AppError } from "@/lib/errors.ts";
import type { setFromYaml } from "@/lib/simulation/set-from-yaml.ts";
import { type CompareFields, changedFields } from "./compare-fields.ts";
import { setTexts } from "./print-compare.ts";

/** The fields of the StatefulSet in a text and what was left out of it, or in one sentence why there is none. */
export function readYaml(text: string, parse: typeof setFromYaml): { fields?: CompareFields; said?: string; problem?: string } {
  try {
    const { set, leftOut } = parse(text);
    const others = leftOut.length > 0 ? ` Left out: ${leftOut.slice(0, 3).join(", ")}${leftOut.length > 3 ? ", …" : ""}.` : "";
    return { fields: changedFields({}, setTexts(set, "yaml")), said: `${set.name} with ${set.replicas} replicas is taken.${others}` };
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}
