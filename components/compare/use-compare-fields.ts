"use client";
import { useCallback, useEffect, useState } from "react";
import { changeQuerySoon, onStep } from "../shell/query.ts";
import { type CompareFields, changedFields, type FieldName, fieldNames, fieldsOf } from "./compare-fields.ts";

export type FieldChange = Readonly<Partial<Record<FieldName, string | undefined>>>;

export interface FieldsInUrl {
  fields: CompareFields;
  /** Names in the address that mean nothing here. */
  unknown: readonly string[];
  change: (change: FieldChange) => void;
  /** Takes other fields in place of all that are there. */
  replace: (fields: CompareFields) => void;
}

/** The fields of the comparison as the address has them; what changes is written there once things have settled. */
export function useCompareFields(): FieldsInUrl {
  const [{ fields, unknown }, setAll] = useState(readAddress);
  useEffect(() => onStep(() => setAll(readAddress())), []);
  const change = useCallback((wish: FieldChange) => {
    setAll((all) => ({ ...all, fields: changedFields(all.fields, wish) }));
    changeQuerySoon({ v: "1", ...wish });
  }, []);
  const replace = useCallback((next: CompareFields) => change(Object.fromEntries(fieldNames.map((name) => [name, next[name]]))), [change]);
  return { fields, unknown, change, replace };
}

function readAddress() {
  return fieldsOf(new URLSearchParams(globalThis.location.search));
}
