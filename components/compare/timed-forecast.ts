import { forecast } from "@/lib/simulation/forecast.ts";
import type { ForecastRequest } from "@/lib/simulation/forecast-request.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";

/** The measure's name in the browser's user timing, where the benchmark and a browser's profiler find it. */
const name = "forecast";

/** The forecast, with how long it took noted in the browser's user timing; the notes before are forgotten. */
export function timedForecast(request: ForecastRequest): Forecast {
  const start = performance.now();
  const made = forecast(request);
  performance.clearMeasures(name);
  performance.measure(name, { start, end: performance.now() });
  return made;
}
