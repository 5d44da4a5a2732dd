/** A ControllerRevision of a set. */
export interface RevisionView {
  revision: number;
  /** The object's name, which pods carry as their revision. */
  name: string;
  createdAt: string;
  /** Annotation kubernetes.io/change-cause of that time. */
  cause?: string;
  images: readonly { container: string; image: string }[];
  /** What going back to it would change of the template, from now to then; empty: it is the template of now. */
  changes: readonly { path: string; before?: string; after?: string }[];
}

/** The answer of GET /api/statefulsets/<namespace>/<name>/revisions: the newest first. */
export interface RevisionsResponse {
  generation: number;
  revisions: readonly RevisionView[];
}
