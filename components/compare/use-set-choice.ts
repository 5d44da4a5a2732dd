"use client";
import { useEffect, useState } from "react";
import { sleep, systemClock } from "@/lib/clock.ts";
import type { Fleet } from "@/lib/statefulset/board/fleet.ts";
import { useTopic } from "../live/use-topic.ts";
import type { CompareFields } from "./compare-fields.ts";
import { firstSet } from "./first-set.ts";
import type { FieldsInUrl } from "./use-compare-fields.ts";

/** For so long the fleet is waited for before a set is invented. */
const patienceMs = 4_000;

const viewNames: ReadonlySet<string> = new Set(["v", "at", "zoom"]);

/** Whether nothing of a comparison is said: neither a set nor anything else. */
function isUnsaidIn(fields: CompareFields): boolean {
  return Object.keys(fields).every((name) => viewNames.has(name));
}

interface Choice {
  fields: CompareFields;
  words: string;
}

/**
 * Chooses a set where the address names none: one of the fleet, or an invented one where there is none or nothing is heard. `chosen`: how it was
 * chosen here, in a sentence; undefined where the address says it.
 */
export function useSetChoice({ fields, change }: FieldsInUrl): { isChoosing: boolean; chosen: string | undefined } {
  const { document: fleet } = useTopic("fleet");
  const [chosen, setChosen] = useState<Choice>();
  const [isPatient, setIsPatient] = useState(true);
  const isUnsaid = isUnsaidIn(fields);
  useEffect(() => {
    const abort = new AbortController();
    sleep(systemClock, patienceMs, abort.signal).then(
      () => setIsPatient(false),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  if (isUnsaid && !chosen && (fleet || !isPatient)) setChosen(choiceOf(fleet));
  useEffect(() => {
    if (isUnsaid && chosen) change(chosen.fields);
  }, [isUnsaid, chosen, change]);
  return { isChoosing: isUnsaid, chosen: chosen?.fields.set === fields.set ? chosen?.words : undefined };
}

function choiceOf(fleet: Fleet | undefined): Choice {
  const row = firstSet(Object.values(fleet?.sets ?? {}));
  if (row) return { fields: { set: `${row.namespace}/${row.name}` }, words: "the first by name that has at least 2 replicas" };
  const why = fleet ? "no set of the fleet has 2 replicas" : "the fleet is not known yet";
  return { fields: { from: "fields", set: "default/web", n: "5", delete: "lowest-first" }, words: `invented, since ${why}` };
}
