import type { InsideResponse } from "@/lib/protocol/inside-lookup.ts";
import type { InsideRequest } from "@/lib/protocol/inside-request.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** Has names looked up from inside a pod of the set. Throws an Error whose message is a sentence for the person. */
export async function lookUpInside(namespace: string, name: string, request: InsideRequest, signal: AbortSignal): Promise<InsideResponse> {
  const address = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/inside`);
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return (await response.json()) as InsideResponse;
}
