import { AppError } from "../errors.ts";
import type { ForecastBasis } from "../protocol/forecast-basis.ts";
import type { ForecastCall } from "../protocol/forecast-body.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { adviceOf } from "../simulation/advice-of.ts";
import { compareLanes, type FactRow } from "../simulation/compare-lanes.ts";
import { completeRequest } from "../simulation/complete-request.ts";
import { forecast } from "../simulation/forecast.ts";
import type { ForecastRequest } from "../simulation/forecast-request.ts";
import type { Forecast } from "../simulation/forecast-result.ts";

/** A forecast as it is answered: with what follows from its lanes side by side. */
export type ForecastAnswer = Forecast & { advice: string; comparison: readonly FactRow[] };

/** The forecast for whoever asks by HTTP; of a live set it begins with what is known of it. Throws AppError, see forecastBasis. */
export function answerForecast(call: ForecastCall, basisOf: (address: SetAddress) => ForecastBasis): ForecastAnswer {
  const made = forecast(call.kind === "known" ? completeRequest(call.request) : liveRequest(call, basisOf));
  return { ...made, advice: adviceOf(made), comparison: compareLanes(made) };
}

function liveRequest(
  { address, request }: Extract<ForecastCall, { kind: "live" }>,
  basisOf: (address: SetAddress) => ForecastBasis,
): ForecastRequest {
  const { set, pod, release, gates } = basisOf(address);
  if (set.replicas === 0 && (request.change.replicas ?? 0) === 0)
    throw new AppError("invalid", "The body is not right. set: has no pods, so that there is nothing to forecast; say change.replicas.");
  return completeRequest({ ...request, set, gates: { ...gates, ...request.gates } }, { pod, release });
}
