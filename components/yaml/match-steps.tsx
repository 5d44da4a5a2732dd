"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../keyboard/use-keys.ts";
import { Pill } from "../ui/pill.tsx";

/** How many lines match, and the way from one to the next: j and k, or the buttons. Goes to the first when it appears. */
export function MatchSteps({ matches, onGo }: { matches: readonly number[]; onGo: (index: number) => void }) {
  const [place, setPlace] = useState(0);
  const go = useRef(onGo);
  useEffect(() => {
    go.current = onGo;
  });
  const first = matches[0];
  useEffect(() => {
    if (first !== undefined) go.current(first);
  }, [first]);
  const step = (by: number) => {
    const next = (place + by + matches.length) % matches.length;
    const index = matches[next];
    if (index === undefined) return false;
    setPlace(next);
    onGo(index);
    return true;
  };
  useKeys((action) => (action === "next" ? step(1) : action === "previous" ? step(-1) : false));
  return (
    <div className="mb-2 flex items-center gap-2 text-soft text-xs">
      <span>{matches.length === 0 ? "No line matches" : `${place + 1} of ${matches.length} lines that match`}</span>
      {matches.length > 1 && (
        <>
          <Pill onClick={() => step(-1)} aria-label="Match before">
            <ChevronUp aria-hidden="true" className="size-3.5" />
          </Pill>
          <Pill onClick={() => step(1)} aria-label="Next match">
            <ChevronDown aria-hidden="true" className="size-3.5" />
          </Pill>
        </>
      )}
    </div>
  );
}
