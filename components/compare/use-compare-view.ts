"use client";
import { useCallback, useEffect, useState } from "react";
import { changeQuerySoon, onStep } from "../shell/query.ts";

export interface Zoom {
  from: number;
  to: number;
}

interface View {
  at: number | undefined;
  zoom: Zoom | undefined;
}

/** Where the line stands and what part of the axis is shown, in milliseconds; written to the address, in seconds, once things have settled. */
export function useCompareView(): View & { setAt: (at: number) => void; setZoom: (zoom: Zoom | undefined) => void } {
  const [view, setView] = useState(() => parseView(globalThis.location.search));
  useEffect(() => onStep(() => setView(parseView(globalThis.location.search))), []);
  const setAt = useCallback((at: number) => {
    setView((all) => ({ ...all, at }));
    changeQuerySoon({ at: seconds(at) });
  }, []);
  const setZoom = useCallback((zoom: Zoom | undefined) => {
    setView((all) => ({ ...all, zoom }));
    changeQuerySoon({ zoom: zoom && `${seconds(zoom.from)}-${seconds(zoom.to)}` });
  }, []);
  return { ...view, setAt, setZoom };
}

/** The view that a query says; what says none is passed over: nothing that was typed stands in it. */
export function parseView(query: string): View {
  const parameters = new URLSearchParams(query);
  const at = msOf(parameters.get("at"));
  const [from, to] = parameters.get("zoom")?.split("-").map(msOf) ?? [];
  return { at, zoom: from !== undefined && to !== undefined && from < to ? { from, to } : undefined };
}

function msOf(text: string | null | undefined): number | undefined {
  return text && /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

function seconds(ms: number): string {
  return String(Math.round(ms) / 1000);
}
