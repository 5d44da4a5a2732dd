import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** What a forecast of a live set begins with. Throws an Error whose message is a sentence for the person. */
export async function fetchBasis(namespace: string, name: string, signal: AbortSignal): Promise<ForecastBasis> {
  const path = `/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/forecast-basis` as const;
  const response = await fetch(addressOf(path), { signal, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as ForecastBasis;
}
