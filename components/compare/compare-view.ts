import type { CompareFields } from "./compare-fields.ts";

/** A part of the time axis, milliseconds. */
export interface Zoom {
  from: number;
  to: number;
}

/** Where the line stands and what part of the axis is shown, in milliseconds; absent: nobody moved it, and all. */
export interface CompareView {
  at: number | undefined;
  zoom: Zoom | undefined;
}

/** The view that fields say, in seconds; what says none is passed over. */
export function parseView({ at, zoom }: CompareFields): CompareView {
  const [from, to] = zoom?.split("-").map(msOf) ?? [];
  return { at: msOf(at), zoom: from !== undefined && to !== undefined && from < to ? { from, to } : undefined };
}

/** The fields that say a view. */
export function printView({ at, zoom }: Partial<CompareView>): { at: string | undefined; zoom: string | undefined } {
  return { at: at === undefined ? undefined : seconds(at), zoom: zoom && `${seconds(zoom.from)}-${seconds(zoom.to)}` };
}

/** What fields say of a view that is none, in a sentence; nothing once somebody has moved the line or zoomed. */
export function viewFault({ at, zoom }: CompareFields, view: CompareView): string | undefined {
  if (at !== undefined && view.at === undefined) return `Where the line is to stand is not understood: ${at.slice(0, 20)}.`;
  if (zoom !== undefined && view.zoom === undefined && parseView({ zoom }).zoom === undefined)
    return `Which part of the time is to be shown is not understood: ${zoom.slice(0, 30)}.`;
  return undefined;
}

function msOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

function seconds(ms: number): string {
  return String(Math.round(ms) / 1000);
}
