import { readFileSync } from "node:fs";
import { join } from "node:path";
import { normal, quotesDecoder } from "./conformance.ts";
import { cutAnswer } from "./cut-answer.ts";
import { differences } from "./differences.ts";
import type { Answer, Ask, LabServer } from "./lab-server.ts";

interface Exchange {
  wait?: number;
  request: Ask;
  response: { status: number; type?: string; warning?: string; retryAfter?: string; body: unknown };
}

export interface DialogueCheck {
  /** Exchanges that were answered as recorded. */
  same: string[];
  /** Exchanges that were not, each with every field that differs. */
  faults: { exchange: string; differences: string[] }[];
}

/** Stands in a recording for what a server chose for itself. */
const chosen = "<chosen>";
const applyType = "application/apply-patch+yaml";
/** What controllers need to come to rest, where a recording waited for them. */
const settleMs = 100;

/** Plays a whole dialogue against a server, request by request in its order, and compares every answer as the recordings' README asks. */
export async function checkDialogue(directory: string, name: string, server: LabServer): Promise<DialogueCheck> {
  const { exchanges } = JSON.parse(readFileSync(join(directory, `${name}.json`), "utf8")) as { exchanges: Exchange[] };
  const memory = new Memory();
  const check: DialogueCheck = { same: [], faults: [] };
  for (const { wait, request, response } of exchanges) {
    if (wait !== undefined) server.clock.tick(wait + settleMs);
    const found = await server.ask(memory.recall(request)).then(
      (answer) => {
        memory.note(request, answer);
        return compare(request.path, response, answer);
      },
      (error: Error) => [error.message],
    );
    if (found.length === 0) check.same.push(nameOf(request));
    else check.faults.push({ exchange: nameOf(request), differences: found });
  }
  return check;
}

/** An exchange as a list names it. */
export function nameOf({ method = "GET", path, headers = {}, as, ms, body }: Ask): string {
  const said = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
  const kind = (body as { kind?: string; metadata?: { name?: string } } | undefined)?.metadata?.name;
  return [
    `${method} ${path}`,
    ...(kind === undefined ? [] : [`of ${kind}`]),
    ...said,
    ...(as ? [`as ${as}`] : []),
    ...(ms ? ["watched"] : []),
  ].join(" ");
}

/** Names of the exchanges of a dialogue that are about server-side apply, or about what only that has made. */
export function applied(directory: string, name: string): string[] {
  const { exchanges } = JSON.parse(readFileSync(join(directory, `${name}.json`), "utf8")) as { exchanges: Exchange[] };
  const isApply = ({ request }: Exchange) => request.headers?.["content-type"] === applyType;
  const pathOf = ({ request }: Exchange) => request.path.split("?")[0] ?? "";
  const made = new Set(exchanges.filter((one) => isApply(one) && one.response.status === 201).map(pathOf));
  return exchanges.filter((one) => isApply(one) || made.has(pathOf(one))).map(({ request }) => nameOf(request));
}

function compare(path: string, response: Exchange["response"], answer: Answer): string[] {
  const { status, type, warning, retryAfter, body } = response;
  const [was, is] = [body, withoutUnserved(cutAnswer(path, answer.body, body), body)];
  return [
    ...differences(status, answer.status, "status"),
    ...differences(type, answer.type, "type"),
    ...differences(warning, answer.warning, "warning"),
    ...differences(retryAfter, answer.retryAfter, "retryAfter"),
    ...differences(normal(withoutUnserved(was, is)), normal(inOtherWords(is, was)), "body"),
  ];
}

/** Our answer with the recorded messages where those quote a decoder, and the recorded `<chosen>` where a server chooses for itself. */
function inOtherWords(is: unknown, was: unknown): unknown {
  if (typeof was === "string" && was.includes(chosen)) return isChosen(is, was) ? was : is;
  if (typeof is !== "object" || is === null || typeof was !== "object" || was === null) return is;
  if (Array.isArray(is)) return is.map((item, index) => inOtherWords(item, (was as unknown[])[index]));
  const recorded = was as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(is).map(([key, value]) => [
      key,
      key === "message" && quotesDecoder(recorded[key]) ? recorded[key] : inOtherWords(value, recorded[key]),
    ]),
  );
}

/** Whether a text or number is the recorded one but for what stands at `<chosen>`: addresses, ports, hashes, generated endings. */
function isChosen(is: unknown, was: string): boolean {
  const parts = was.split(chosen).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[a-z0-9.]+")}$`).test(String(is));
}

/** Lists of what is served are compared in what both serve: a lab does not have every resource. */
function withoutUnserved(list: unknown, other: unknown): unknown {
  if (Array.isArray(list) && Array.isArray(other) && isResourceList(list) && isResourceList(other)) {
    return list.flatMap((item) => {
      const match = other.find((one) => idOf(one) === idOf(item));
      return match === undefined ? [] : [inner(item, match)];
    });
  }
  return inner(list, other);
}

function inner(value: unknown, other: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const theirs = (other ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, Array.isArray(item) || key === "apps" ? deep(item, theirs[key]) : item]),
  );
}

function deep(item: unknown, other: unknown): unknown {
  if (!Array.isArray(item) || !Array.isArray(other)) return inner(item, other);
  if (isResourceList(item)) return withoutUnserved(item, other);
  return item.map((one, index) => inner(one, other[index]));
}

function isResourceList(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((item) => typeof item === "object" && item !== null && idOf(item) !== undefined && "verbs" in item);
}

/** What a discovered resource or subresource is called; undefined for anything else that has verbs. */
function idOf(item: unknown): unknown {
  const { name, resource, subresource } = item as Record<string, unknown>;
  return name ?? resource ?? subresource;
}

/** What a dialogue keeps of earlier answers. */
class Memory {
  #version = "";
  #continue = "";

  recall(request: Ask): Ask {
    const text = JSON.stringify(request)
      .replaceAll("<rv of an earlier answer>", this.#version)
      .replaceAll("<continue of an earlier answer>", this.#continue);
    return JSON.parse(text) as Ask;
  }

  note({ method }: Ask, { body }: Answer): void {
    const { resourceVersion, continue: next } =
      (body as { metadata?: { resourceVersion?: string; continue?: string } } | null)?.metadata ?? {};
    if (method === "POST" && this.#version === "") this.#version = resourceVersion ?? "";
    this.#continue = next ?? this.#continue;
  }
}
