import type { EventRecorder } from "../loops/event-recorder.ts";
import type { Store } from "../store/store.ts";
import type { Scenario } from "./scenario.ts";

/** Creates what a scenario has, as a person would with kubectl. */
export function loadScenario(store: Store, recorder: EventRecorder, scenario: Scenario): void {
  for (const service of scenario.services) store.create("services", service);
  for (const set of scenario.statefulSets) store.create("statefulsets", set);
  for (const { set, reason, message } of scenario.events ?? []) {
    const about = store.get("statefulsets", "default", set);
    if (about) recorder.record(about, { component: "somebody" }, { type: "Warning", reason, message });
  }
}
