"use client";
import { useCallback, useEffect, useState } from "react";
import { changeQuerySoon, onStep } from "../shell/query.ts";
import { type CompareFields, fieldsOf } from "./compare-fields.ts";

export interface Zoom {
  from: number;
  to: number;
}

interface View {
  at: number | undefined;
  zoom: Zoom | undefined;
}

export interface ViewInUrl extends View {
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

/** The view that fields say, in seconds; what says none is passed over. */
export function parseView({ at, zoom }: CompareFields): View {
  const [from, to] = zoom?.split("-").map(msOf) ?? [];
  return { at: msOf(at), zoom: from !== undefined && to !== undefined && from < to ? { from, to } : undefined };
}

/** The fields that say a view. */
export function printView({ at, zoom }: Partial<View>): { at: string | undefined; zoom: string | undefined } {
  return { at: at === undefined ? undefined : seconds(at), zoom: zoom && `${seconds(zoom.from)}-${seconds(zoom.to)}` };
}

function msOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

function seconds(ms: number): string {
  return String(Math.round(ms) / 1000);
}
