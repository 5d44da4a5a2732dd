import type { LabFault } from "./lab-fault.ts";

export type FaultGroup = "pods" | "storage" | "nodes" | "api-server" | "network";

/** One parameter of a fault as a form asks for it: chosen from what the lab has (`from`), from a list, or a whole number. */
export type FaultField = { name: string; label: string } & (
  | { kind: "target"; from: keyof LabTargets /** What stands for no choice, where none need be made. */; none?: string }
  | { kind: "choice"; options: readonly { value: string; label: string }[] }
  | { kind: "number"; min: number; max: number; default: number; unit?: string }
);

/** One fault of the catalogue as GET /lab/faults tells it. */
export interface FaultView {
  fault: LabFault["fault"];
  group: FaultGroup;
  title: string;
  /** What it does, and what one will see of it. */
  does: string;
  seen: string;
  fields: readonly FaultField[];
}

/** A fault that is set and not over yet. */
export interface ActiveFault {
  id: string;
  fault: LabFault["fault"];
  title: string;
  /** What it is set on; absent: all of the lab. */
  target?: string;
  /** As it was asked for. */
  parameters: LabFault;
  since: string;
}

/** What there is to set faults on, by name; pods, claims and ConfigMaps as `namespace/name`. */
export interface LabTargets {
  pods: readonly string[];
  /** `namespace/pod/container`. */
  containers: readonly string[];
  images: readonly string[];
  claims: readonly string[];
  configMaps: readonly string[];
  nodes: readonly string[];
  namespaces: readonly string[];
}

/** The answer of GET /lab/scenarios. */
export interface LabScenarios {
  /** `isLoaded`: a StatefulSet of it is there; it can only be loaded where there is none. */
  scenarios: readonly { name: string; about: string; isLoaded: boolean }[];
  /** The lab's own time, and how many seconds of it pass in one of ours. */
  time: string;
  speed: number;
  /** Node ports of Services (`namespace/name`), and where each is open on this machine's 127.0.0.1. */
  nodePorts: readonly { service: string; nodePort: number; localPort: number }[];
}

/** The answer of GET /lab/faults. */
export interface LabFaults {
  /** The clock by which `since` is told. */
  now: string;
  catalogue: readonly FaultView[];
  active: readonly ActiveFault[];
  targets: LabTargets;
}
