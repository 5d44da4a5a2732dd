import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { forecastRequest } from "../simulation/testing/forecast-request.ts";
import { answerForecast } from "./answer-forecast.ts";

const noBasis = () => {
  throw new AppError("not_found", "There is no set.");
};

test("a forecast that takes too long is given up, so that others are answered", () => {
  let ms = 0;
  const call = { kind: "known", request: forecastRequest({ set: { replicas: 1000 } }) } as const;
  expect(() => answerForecast(call, noBasis, () => (ms += 100))).toThrow(/takes longer than 2 s/);
  expect(answerForecast(call, noBasis, () => 0).lanes).toHaveLength(1);
});
