/** What takes a node time, in milliseconds. Those of a real node are as recorded, or named in the kubelet's source. */
export interface NodeTimings {
  /** From one look at the runtime to the next (pleg.go): a container's change is noticed at the next. */
  relistMs: number;
  /** Mounting volumes and making the pod's sandbox with its address. */
  sandboxMs: number;
  /** From one comparison of what was told of pods with what stands in their objects to the next (status_manager.go syncPeriod). */
  reconcileMs: number;
  /** From a container's creation to its start. */
  startMs: number;
  /** From a signal to the end that it brings. */
  signalMs: number;
  /** A sync that failed is tried again after this (pod_workers.go, backOffPeriod: 10 to 15 s by chance, taken up at the next look: about the mean of it). */
  retryMs: number;
  /** Restarts and pulls that fail are put off by this, doubling, up to the most. */
  backOffMs: number;
  backOffMsMax: number;
  /** A mount that fails is tried again after this, doubling (nestedpendingoperations). */
  mountRetryMs: number;
  mountRetryMsMax: number;
}

export const nodeTimings: NodeTimings = {
  relistMs: 1000,
  sandboxMs: 400,
  reconcileMs: 10_000,
  startMs: 80,
  signalMs: 50,
  retryMs: 12_000,
  backOffMs: 10_000,
  backOffMsMax: 300_000,
  mountRetryMs: 500,
  mountRetryMsMax: 122_000,
};

/** Containers are given this long to end even when their grace is used up (kuberuntime's minimumGracePeriodInSeconds). */
export const graceMsMin = 2000;
