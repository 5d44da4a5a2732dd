import type { LabFaults, LabScenarios } from "@/lib/protocol/lab-view.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** Everything that the screen shows, as asked for at once. `time` is cut to the minute, so that a quiet lab is a document that stays. */
export type LabDocument = Omit<LabFaults, "now"> & LabScenarios;

/** Asks for faults and scenarios, in words and as they stand. Throws an Error whose message is a sentence for the person. */
export async function fetchLab(): Promise<LabDocument> {
  const [faults, scenarios] = await Promise.all([ask("/lab/faults"), ask("/lab/scenarios")]);
  const { now: _, ...rest } = faults as LabFaults;
  const lab = scenarios as LabScenarios;
  return { ...rest, ...lab, time: lab.time.slice(0, "2026-01-01T00:00".length) };
}

/** Sends a change to the lab. Answers what came back; throws an Error whose message is a sentence for the person. */
export function changeLab(method: "POST" | "DELETE", path: `/lab/${string}`, body?: unknown): Promise<unknown> {
  return ask(path, { method, ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
}

async function ask(path: `/lab/${string}`, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(addressOf(path), { cache: "no-store", ...init }).catch((cause: unknown) => {
    throw new Error("The explorer does not answer. Is it still running?", { cause });
  });
  if (!response.ok) throw new Error(await errorSentence(response));
  return response.json();
}
