/** Something worth saying: what is so, and what comes of it, in a sentence or two. */
export interface Note {
  code: string;
  /** fail: something is broken or lost; wait: something is to come, or to be careful about; info: good to know. */
  tone: "fail" | "wait" | "info";
  message: string;
}
