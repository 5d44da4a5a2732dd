import { AppError } from "../errors.ts";
import type { ForecastBasis } from "../protocol/forecast-basis.ts";
import type { ForecastCall } from "../protocol/forecast-body.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { completeRequest } from "../simulation/complete-request.ts";
import { forecast } from "../simulation/forecast.ts";
import type { Forecast } from "../simulation/forecast-result.ts";

/** The forecast for whoever asks by HTTP; of a live set it begins with what is known of it. Throws AppError, see forecastBasis. */
export function answerForecast(call: ForecastCall, basisOf: (address: SetAddress) => ForecastBasis): Forecast {
  if (call.kind === "known") return forecast(completeRequest(call.request));
  const { set, pod, release, gates } = basisOf(call.address);
  const { request } = call;
  if (set.replicas === 0 && (request.change.replicas ?? 0) === 0)
    throw new AppError("invalid", "The body is not right. set: has no pods, so there is nothing to forecast; say change.replicas.");
  return forecast(completeRequest({ ...request, set, gates: { ...gates, ...request.gates } }, { pod, release }));
}
