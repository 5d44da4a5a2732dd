/**
 * How long the lab's control plane takes for what takes time in a real one, in milliseconds on the lab's clock. What a node takes is in controllers/node/timings; a test
 * that is to be quick runs the lab's clock faster (`speed`).
 */
export interface Pace {
  /** From a change to a controller's answer to it. */
  sync: number;
  /** From a pod's creation to its node. */
  schedule: number;
  /** From the scheduler's choice of a node to its look whether the volumes that are made there are bound (BindPodVolumes asks every second). */
  volumes: number;
}

export const defaultPace: Pace = { sync: 5, schedule: 40, volumes: 1000 };
