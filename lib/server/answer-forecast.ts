import { forecast } from "../simulation/forecast.ts";
import type { ForecastRequest } from "../simulation/forecast-request.ts";
import type { Forecast } from "../simulation/forecast-result.ts";

/** The forecast for whoever asks by HTTP. */
export function answerForecast(request: ForecastRequest): Forecast {
  return forecast(request);
}
