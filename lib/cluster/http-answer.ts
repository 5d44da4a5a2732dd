export interface PodRequest {
  namespace: string;
  pod: string;
  port: number;
  /** Absolute path, query allowed. */
  path: string;
}

export interface ReadLimits {
  timeoutMs: number;
  bytesMax: number;
}

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
  ms: number;
}
