import { afterEach, beforeEach } from "vitest";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { LabFault } from "../../protocol/lab-fault.ts";
import type { ActiveFault } from "../../protocol/lab-view.ts";
import { type LabOnTestClock, startLabOnTestClock } from "./lab-on-test-clock.ts";

export interface LabForEachTest extends Pick<LabOnTestClock, "control" | "clock" | "url" | "network" | "get" | "until"> {
  set: (fault: LabFault) => Promise<ActiveFault | undefined>;
  endAll: () => Promise<void>;
  /** A pod of the namespace default. */
  findPod: (name: string) => WirePod | undefined;
  /** True or undefined, as `until` wants it. */
  isReady: (name: string) => true | undefined;
  /** Lets time pass until the three pods of myapp-stateful are ready. */
  podsReady: () => Promise<unknown>;
}

/** Gives every test of the file a lab of its own, with myapp-stateful in it, and what tests of faults do with it. */
export function labForEachTest(): LabForEachTest {
  let lab: LabOnTestClock;
  beforeEach(async () => {
    lab = await startLabOnTestClock();
  });
  afterEach(() => lab.close());
  const findPod = (name: string) => lab.control.store.get("pods", "default", name);
  const isReady = (name: string) =>
    findPod(name)?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") || undefined;
  return {
    get control() {
      return lab.control;
    },
    get clock() {
      return lab.clock;
    },
    get url() {
      return lab.url;
    },
    get network() {
      return lab.network;
    },
    get: (path) => lab.get(path),
    until: (what, read) => lab.until(what, read),
    set: (fault) => lab.control.faults.set(fault),
    endAll: () => lab.control.faults.endAll(),
    findPod,
    isReady,
    podsReady: () => lab.until("three ready pods", () => [0, 1, 2].every((ordinal) => isReady(`myapp-stateful-${ordinal}`)) || undefined),
  };
}
