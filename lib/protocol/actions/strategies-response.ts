/** Whether the API server keeps a field or a value, by a dry run. Unknown: the dry run was refused for another reason. */
export type Kept = "kept" | "dropped" | "refused" | "unknown";

/** The answer of GET /api/statefulsets/<namespace>/<name>/strategies: what this API server makes of what not every one knows. */
export interface StrategiesResponse {
  /** What the server says of itself, such as "v1.35.4". */
  version?: string;
  maxUnavailable: Kept;
  recreate: Kept;
}
