import type { LabFaults } from "@/lib/protocol/lab-view.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** Everything that the screen shows, as asked for at once. */
export type LabDocument = Omit<LabFaults, "now">;

/** Asks for the faults, in words and as set. Throws an Error whose message is a sentence for the person. */
export async function fetchLab(): Promise<LabDocument> {
  const { now: _, ...faults } = (await ask("/lab/faults")) as LabFaults;
  return faults;
}

/** Sends a change to the lab. Answers what came back; throws an Error whose message is a sentence for the person. */
export function changeLab(method: "POST" | "DELETE", path: string, body?: unknown): Promise<unknown> {
  return ask(path, { method, ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
}

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, { cache: "no-store", ...init }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer. Is it still running?", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return response.json();
}
