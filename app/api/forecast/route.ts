import { forecastBytesMax, forecastCall } from "@/lib/protocol/forecast-body.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { answerForecast } from "@/lib/server/answer-forecast.ts";
import { forecastBasis } from "@/lib/server/forecast-basis.ts";

export const dynamic = "force-dynamic";

// POST /api/forecast – what each of up to four strategies would do to a set
export const POST = handle({ access: "read", body: forecastCall, bytesMax: forecastBytesMax }, ({ body }) =>
  answerForecast(body, (address) => forecastBasis(runtime().switchboard.session, address)),
);
