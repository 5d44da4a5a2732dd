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

/** A forecast is made in one go, and nothing else is answered meanwhile: that one may take so long. */
const forecastMsMax = 2000;

/**
 * The forecast for whoever asks by HTTP; of a live set it begins with what is known of it. `now`: milliseconds that only go on. Throws AppError:
 * too_large (it would take too long), and see forecastBasis.
 */
export function answerForecast(
  call: ForecastCall,
  basisOf: (address: SetAddress) => ForecastBasis,
  now: () => number = () => performance.now(),
): ForecastAnswer {
  const request = call.kind === "known" ? completeRequest(call.request) : liveRequest(call, basisOf);
  const until = now() + forecastMsMax;
  const made = forecast(request, () => {
    if (now() > until) throw new AppError("too_large", tooMuch);
  });
  return { ...made, advice: adviceOf(made), comparison: compareLanes(made) };
}

const tooMuch = `The forecast takes longer than ${forecastMsMax / 1000} s. Ask for fewer lanes, fewer replicas, or a person who acts sooner.`;

function liveRequest(
  { address, request }: Extract<ForecastCall, { kind: "live" }>,
  basisOf: (address: SetAddress) => ForecastBasis,
): ForecastRequest {
  const { set, pod, release, gates } = basisOf(address);
  if (set.replicas === 0 && (request.change.replicas ?? 0) === 0)
    throw new AppError("invalid", "The body is not right. set: has no pods, so that there is nothing to forecast; say change.replicas.");
  return completeRequest({ ...request, set, gates: { ...gates, ...request.gates } }, { pod, release });
}
