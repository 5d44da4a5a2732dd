"use client";
import { useEffect, useState } from "react";
import { sleep, systemClock } from "@/lib/clock.ts";
import type { Fleet } from "@/lib/statefulset/board/fleet.ts";
import { useTopic } from "../live/use-topic.ts";
import type { CompareFields } from "./compare-fields.ts";
import { firstSet } from "./first-set.ts";

/** For so long the fleet is waited for before a set is invented. */
const patienceMs = 4_000;

/** A set that was chosen for somebody who came without one, and how, in words. */
export interface Choice {
  fields: CompareFields;
  words: string;
}

/** Chooses a set where the address names none: one of the fleet, or an invented one where there is none or nothing is heard. Watches the fleet no longer than that takes. */
export function FirstChoice({ onChoose }: { onChoose: (choice: Choice) => void }) {
  const { document: fleet } = useTopic("fleet");
  const [isPatient, setIsPatient] = useState(true);
  useEffect(() => {
    const abort = new AbortController();
    sleep(systemClock, patienceMs, abort.signal).then(
      () => setIsPatient(false),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  useEffect(() => {
    if (fleet || !isPatient) onChoose(choiceOf(fleet));
  }, [fleet, isPatient, onChoose]);
  return null;
}

function choiceOf(fleet: Fleet | undefined): Choice {
  const row = firstSet(Object.values(fleet?.sets ?? {}));
  if (row) return { fields: { set: `${row.namespace}/${row.name}` }, words: "the first by name that has at least 2 replicas" };
  const isDark = fleet?.dark.statefulsets !== undefined;
  const why = !fleet ? "the fleet is not known yet" : isDark ? "StatefulSets may not be listed here" : "no set of the fleet has 2 replicas";
  return { fields: { from: "fields", set: "default/web", n: "5", delete: "lowest-first" }, words: `invented, since ${why}` };
}
