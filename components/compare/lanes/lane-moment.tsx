import { useSyncExternalStore } from "react";
import type { Forecast, ForecastLane } from "@/lib/simulation/forecast-result.ts";
import { laneSentence } from "@/lib/simulation/lane-sentence.ts";
import { Text } from "../../text/text.tsx";
import type { LineStore } from "./line-store.ts";

interface LaneMomentProps {
  forecast: Forecast;
  lane: ForecastLane;
  line: LineStore;
  /** What was observed on a copy is drawn too. */
  isObserved: boolean;
}

/** What happens in a lane where the line stands, in a sentence. */
export function LaneMoment({ forecast, lane, line, isObserved }: LaneMomentProps) {
  const at = useSyncExternalStore(line.subscribe, line.get, line.get);
  return (
    <p data-testid="lane-moment" className="ml-[44px] min-h-5 text-[13px]">
      <Text>{laneSentence(forecast, lane, at)}</Text>
      {isObserved && <span className="block text-faint text-xs">Upper bars: the forecast. Lower bars: what was observed on the copy.</span>}
    </p>
  );
}
