import type { DarkColumn } from "../statefulset/board/board.ts";
import type { AppliedComparison } from "../statefulset/manifest/compare-applied.ts";

/** Objects of a set whose manifest can be asked for. Secrets are none of them. */
export const yamlKinds = ["statefulset", "pod", "claim", "service"] as const;
export type YamlKind = (typeof yamlKinds)[number];

/** Which object: `statefulset`, or one of the set's as `pod/web-0`. */
export interface YamlObject {
  kind: YamlKind;
  name: string;
}

/** The answer of GET …/yaml. */
export interface YamlResponse {
  /** The object as the API server has it now, without managedFields and the last applied configuration; absent where it may not be read. */
  yaml?: string;
  resourceVersion: string;
  /** Who has set which fields, and when; the newest first. */
  managers: readonly FieldManager[];
  /** How the live object differs from what was last applied; absent when nothing was. */
  applied?: AppliedComparison;
  /** The right that is missing. */
  dark?: DarkColumn;
  /** What else of the set can be asked for. */
  objects: readonly YamlObject[];
}

/** One entry of managedFields. */
export interface FieldManager {
  manager: string;
  /** Apply or Update. */
  operation: string;
  at?: string;
  subresource?: string;
  /** The fields, as YAML. */
  fields: string;
}
