import type { VisitFrame } from "@/lib/protocol/visit-frame.ts";
import type { VisitRequest } from "@/lib/protocol/visit-request.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** Has visits made, and gives what is told of them as it comes. Throws an Error with a sentence for the person; stopping ends it quietly. */
export async function* sendVisits(
  { namespace, name }: { namespace: string; name: string },
  request: VisitRequest,
  signal: AbortSignal,
): AsyncGenerator<VisitFrame, void> {
  const address = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/visits`);
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    cache: "no-store",
    signal,
  }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer, so it is not known whether anybody was visited.", { cause });
  });
  if (!response.ok || !response.body) throw new Error(await errorSentence(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield JSON.parse(line) as VisitFrame;
  }
}
