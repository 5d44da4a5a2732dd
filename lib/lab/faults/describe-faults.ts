import type { LabFaults } from "../../protocol/lab-view.ts";
import type { Store } from "../store/store.ts";
import type { ActiveFaults } from "./active-faults.ts";
import { catalogue } from "./catalogue.ts";
import { findTargets } from "./find-targets.ts";

/** All that a person chooses from: every fault in words, those that are active, and what they can be set on now. */
export function describeFaults(faults: ActiveFaults, store: Store): LabFaults {
  return {
    now: faults.now,
    catalogue: Object.values(catalogue).map(({ name, group, title, does, seen, fields }) => ({
      fault: name,
      group,
      title,
      does,
      seen,
      fields,
    })),
    active: faults.list(),
    targets: findTargets(store),
  };
}
