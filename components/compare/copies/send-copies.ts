import type { CopiesFrame } from "@/lib/protocol/copies/copies-frame.ts";
import type { CopiesListResponse, FoundCopies } from "@/lib/protocol/copies/copies-list.ts";
import type { CopiesPlanResponse } from "@/lib/protocol/copies/copies-plan.ts";
import type { CopiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import { addressOf } from "../../shell/address.ts";
import { errorSentence } from "../../shell/error-sentence.ts";

/** Runs that are found, and where another may be made. Throws an Error with a sentence for the person. */
export async function listCopies(): Promise<CopiesListResponse> {
  return (await ask("/api/copies", {})).json() as Promise<CopiesListResponse>;
}

/** What a run would create, and what forbids it. Throws likewise. */
export async function planCopies(request: CopiesRequest): Promise<CopiesPlanResponse> {
  return (await ask("/api/copies/plan", sent("POST", request))).json() as Promise<CopiesPlanResponse>;
}

/** Removes what a run has left over. Throws likewise. */
export async function removeCopies({ namespace, run, uid }: FoundCopies): Promise<void> {
  await ask(`/api/copies/${encodeURIComponent(namespace)}/${encodeURIComponent(run)}`, sent("DELETE", { uid }));
}

/** The uid of a set of the cluster. Throws likewise. */
export async function uidOf({ namespace, name }: { namespace: string; name: string }): Promise<string> {
  const answer = await ask(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`, {});
  return ((await answer.json()) as { set: { uid: string } }).set.uid;
}

/** Has a run made, and gives what is told of it as it comes. Throws likewise; stopping ends it. */
export async function* runCopies(request: CopiesRequest, signal: AbortSignal): AsyncGenerator<CopiesFrame, void> {
  const { body } = await ask("/api/copies", { ...sent("POST", request), signal });
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield JSON.parse(line) as CopiesFrame;
  }
}

function sent(method: string, body: object): RequestInit {
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

async function ask(path: `/${string}`, init: RequestInit): Promise<Response> {
  const answer = await fetch(addressOf(path), { ...init, cache: "no-store" }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer.", { cause });
  });
  if (!answer.ok) throw new Error(await errorSentence(answer));
  return answer;
}
