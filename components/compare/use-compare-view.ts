"use client";
import { useCallback, useEffect, useState } from "react";
import { changeQuerySoon, onStep } from "../shell/query.ts";
import { type CompareFields, fieldsOf } from "./compare-fields.ts";
import { type CompareView, parseView, printView, type Zoom } from "./compare-view.ts";

export interface ViewInUrl extends CompareView {
  setAt: (at: number) => void;
  setZoom: (zoom: Zoom | undefined) => void;
  /** Takes the view that fields say, which stand in the address already. */
  show: (fields: CompareFields) => void;
}

/** Where the line stands and what part of the axis is shown, in milliseconds; written to the address, in seconds, once things have settled. */
export function useCompareView(): ViewInUrl {
  const [view, setView] = useState(() => parseView(inAddress()));
  useEffect(() => onStep(() => setView(parseView(inAddress()))), []);
  const show = useCallback((fields: CompareFields) => setView(parseView(fields)), []);
  const setAt = useCallback((at: number) => {
    setView((all) => ({ ...all, at }));
    changeQuerySoon({ at: printView({ at }).at });
  }, []);
  const setZoom = useCallback((zoom: Zoom | undefined) => {
    setView((all) => ({ ...all, zoom }));
    changeQuerySoon({ zoom: printView({ zoom }).zoom });
  }, []);
  return { ...view, setAt, setZoom, show };
}

function inAddress(): CompareFields {
  return fieldsOf(new URLSearchParams(globalThis.location.search)).fields;
}
