/** What a person chooses of a run on copies, besides what the forecast's request says. */
export interface CopiesChoice {
  /** Where the copies are made: a namespace that exists. */
  namespace: string;
  /** What stands for the set's claims: nothing but the pod's own life (emptyDir), or claims of their own of a few megabytes. */
  claims: "none" | "tiny";
  /** In place of the first container's image; absent: the set's own. */
  image?: string;
  /** What changes in the template: this image of the first container; absent: an annotation. */
  newImage?: string;
  /** How a revision that never becomes ready is brought about: by a probe that fails, or by an image that does not exist. */
  failure?: "probe" | "image";
  /** Leaves everything there at the end. */
  keep: boolean;
}

/** Most pods that a lane may have at rest: what is tried stays small. */
export const copyPodsMax = 10;
