import { z } from "zod";
import type { ForecastRequest } from "../simulation/forecast-request.ts";

/** The body of POST /api/forecast. */
export const forecastBody = z.custom<ForecastRequest>((value) => typeof value === "object" && value !== null);
