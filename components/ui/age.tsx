"use client";
import { type ClockName, useAge } from "../live/use-age.ts";
import { visibleText } from "../text/visible-text.ts";

/** How long ago a moment was by the clock that gave it, the cluster's where its objects say it; the moment itself in the title. */
export function Age({ at, of, prefix = "", suffix = "" }: { at: string; of: ClockName; prefix?: string; suffix?: string }) {
  const age = useAge(at, of);
  return (
    <time dateTime={visibleText(at)} title={visibleText(at)} className="whitespace-nowrap">
      {age && `${prefix}${age}${suffix}`}
    </time>
  );
}
