"use client";
import { History } from "lucide-react";
import type { RecordedState } from "@/lib/timeline/recording/state-at.ts";
import { formatMoment } from "./format-moment.ts";

interface AsOfBannerProps {
  at: number;
  now: number;
  /** Undefined: the record does not reach so far. */
  state: RecordedState | undefined;
  onNow: () => void;
}

/** Heads everything that shows a moment of the past, so that nobody takes it for now. */
export function AsOfBanner({ at, now, state, onNow }: AsOfBannerProps) {
  return (
    <section
      aria-label="A moment of the past"
      className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-xl border border-wait bg-panel px-4 py-2.5"
    >
      <History aria-hidden="true" className="size-4 text-wait" />
      <b className="font-semibold">as of {formatMoment(at, now)}</b>
      <span aria-hidden="true" className="text-faint">
        ·
      </span>
      <button type="button" onClick={onNow} className="min-h-6 rounded text-accent hover:underline">
        back to now
      </button>
      {state && <span className="text-soft">{readyWords(state)}</span>}
      {state?.isUnwatched && <span className="text-wait">Nobody watched then: the connection to the cluster was lost.</span>}
      {state?.isReconstructed && <span className="text-soft">From before the explorer watched: put together from timestamps.</span>}
    </section>
  );
}

/** How many were ready then; what the page says above is of now. */
function readyWords({ places, spec }: RecordedState): string {
  const ready = places.filter(({ phase }) => phase === "ready").length;
  return `${ready} of ${spec?.replicas ?? places.length} were ready then; the lines above are of now.`;
}
