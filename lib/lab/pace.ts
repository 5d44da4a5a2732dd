/** How long the lab's cluster takes for what takes time in a real one, in milliseconds on the lab's clock. */
export interface Pace {
  /** From a change to a controller's answer to it. */
  sync: number;
  /** From a pod's creation to its node. */
  schedule: number;
  /** From a node to a running container. */
  start: number;
  /** From a running container to Ready. */
  ready: number;
  /** From SIGTERM to the end of the container. */
  stop: number;
}

export const defaultPace: Pace = { sync: 5, schedule: 40, start: 150, ready: 250, stop: 400 };
