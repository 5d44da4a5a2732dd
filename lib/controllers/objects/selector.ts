/** A label selector as on the wire: all pairs and all expressions have to hold. */
export interface WireSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}
