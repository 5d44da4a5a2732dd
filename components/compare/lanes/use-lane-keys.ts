import { type KeyboardEvent, useCallback } from "react";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { nextHappeningAt, previousHappeningAt } from "@/lib/simulation/happenings.ts";
import type { LineStore } from "./line-store.ts";
import { pannedRange, type TimeRange, zoomedRange } from "./time-range.ts";

interface LaneKeys {
  forecast: Forecast;
  line: LineStore;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
  onSettle: () => void;
}

/**
 * What keys do on a lane: arrows move the line a second (with shift ten), page keys go from happening to happening, home and end to the ends, + and - zoom about the line, 0
 * shows all, [ and ] move the part that is shown. Answers whether the key was one of them.
 */
export function useLaneKeys({ forecast, line, range, onRange, onSettle }: LaneKeys): (event: KeyboardEvent) => boolean {
  return useCallback(
    ({ key, shiftKey, altKey, ctrlKey, metaKey }) => {
      if (altKey || ctrlKey || metaKey) return false;
      const { until } = forecast;
      const at = line.get();
      const step = shiftKey ? 10_000 : 1_000;
      const moves: Readonly<Record<string, () => number>> = {
        ArrowLeft: () => at - step,
        ArrowRight: () => at + step,
        PageUp: () => previousHappeningAt(forecast, at),
        PageDown: () => nextHappeningAt(forecast, at),
        Home: () => 0,
        End: () => until,
      };
      const ranges: Readonly<Record<string, () => TimeRange>> = {
        "+": () => zoomedRange(range, 0.5, at, until),
        "-": () => zoomedRange(range, 2, at, until),
        "0": () => ({ from: 0, to: until }),
        "[": () => pannedRange(range, -0.25, until),
        "]": () => pannedRange(range, 0.25, until),
      };
      const [move, part] = [moves[key], ranges[key]];
      if (move) {
        line.set(Math.min(until, Math.max(0, move())));
        onSettle();
      } else if (part) onRange(part());
      return move !== undefined || part !== undefined;
    },
    [forecast, line, range, onRange, onSettle],
  );
}
