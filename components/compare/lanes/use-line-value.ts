import { type RefObject, useEffect, useRef } from "react";
import { durationWords } from "@/lib/simulation/duration-words.ts";
import type { Forecast, ForecastLane } from "@/lib/simulation/forecast-result.ts";
import { laneSentence } from "@/lib/simulation/lane-sentence.ts";
import type { LineStore } from "./line-store.ts";

/** A slider whose value tells where the line stands and what happens there. It goes to the element itself: by way of React all bars would be looked at again. */
export function useLineValue(line: LineStore, forecast: Forecast, lane: ForecastLane): RefObject<HTMLInputElement | null> {
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const tell = () => {
      const at = line.get();
      if (!element.current) return;
      element.current.value = String(Math.round(at));
      element.current.setAttribute("aria-valuetext", `${durationWords(Math.round(at))}: ${laneSentence(forecast, lane, at)}`);
    };
    tell();
    return line.subscribe(tell);
  }, [line, forecast, lane]);
  return element;
}
