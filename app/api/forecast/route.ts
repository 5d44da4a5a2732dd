import { forecastBody } from "@/lib/protocol/forecast-body.ts";
import { handle } from "@/lib/runtime.ts";
import { answerForecast } from "@/lib/server/answer-forecast.ts";

export const dynamic = "force-dynamic";

// POST /api/forecast – what each of up to four strategies would do to a set
export const POST = handle({ access: "read", body: forecastBody }, ({ body }) => answerForecast(body));
