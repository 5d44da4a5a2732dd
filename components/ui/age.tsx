"use client";
import { useAge } from "../live/use-age.ts";
import { visibleText } from "../text/visible-text.ts";

/** How long ago a moment of the server's clock was; the moment itself in the title. */
export function Age({ at, prefix = "", suffix = "" }: { at: string; prefix?: string; suffix?: string }) {
  const age = useAge(at);
  return (
    <time dateTime={visibleText(at)} title={visibleText(at)} className="whitespace-nowrap">
      {age && `${prefix}${age}${suffix}`}
    </time>
  );
}
