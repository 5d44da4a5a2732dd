import type { CounterView } from "@/lib/statefulset/board/board.ts";

/** A counter's reading as the board says it: the number, how it is known, and what it was before. */
export interface CounterWords {
  value: string;
  /** How it is known, without its age: "by name". */
  how?: string;
  at?: string;
  /** What it was before: "kept (132 before)", "was 98". */
  before?: string;
  isLost?: boolean;
  trouble?: string;
  /** The trouble is none to look into: it is only why there is no number. */
  isCalm?: boolean;
  /** The number is the last one that this very pod gave, before the trouble began. */
  isOld?: boolean;
}

/** What is no trouble at all: nobody said where the counter is. */
const calm: ReadonlySet<string> = new Set(["not-annotated"]);

/** Short for what fits a cell badly; the whole sentence stands in the row's details. */
const shortTrouble: Readonly<Record<string, string>> = {
  "dns-down": "DNS does not answer",
  html: "answers HTML, no number",
  "no-file": "no counter file",
  "no-number": "no number in the answer",
  "no-port": "no port to ask",
  "no-domain": "cluster domain not known",
  "no-name": "no such name",
  "not-annotated": "none annotated",
  "not-ready": "not ready",
  "not-running": "not running",
  "other-address": "the name leads elsewhere",
  redirect: "redirect not followed",
  refused: "connection refused",
  timeout: "no answer in time",
  unnamed: "no name to ask by",
  "too-large": "answer too large",
};

/** Words for a reading. A value that fell below what an earlier life showed is state that was lost. */
export function counterWords(counter: CounterView, podUid: string | undefined): CounterWords {
  const { value, before, error, at } = counter;
  const trouble = error === undefined ? {} : { trouble: shortTrouble[error.code] ?? error.message, ...calmOf(error.code) };
  if (value === undefined && error && before && before.uid === podUid) {
    return { value: String(before.value), isOld: true, ...(before.at === undefined ? {} : { at: before.at }), ...trouble };
  }
  if (value === undefined) {
    return { value: "—", ...trouble, ...(before === undefined ? {} : { before: `was ${before.value}` }) };
  }
  const known = { value: String(value), how: counterHowWords(counter), ...(at === undefined ? {} : { at }), ...trouble };
  if (before === undefined || before.uid === podUid) return known;
  if (value === before.value) return { ...known, before: `kept (${before.value} before)` };
  return { ...known, before: `${before.value} before`, isLost: value < before.value };
}

function calmOf(code: string): { isCalm?: boolean } {
  return calm.has(code) ? { isCalm: true } : {};
}

/** How a value is known, in a sentence's end. */
export function counterHowWords({ how, source }: CounterView): string {
  if (how === "by-name") return "by name";
  if (how === "proxy") return "through the API server";
  if (how === "file") return source === undefined ? "by exec" : `by exec, file ${source}`;
  return "how is not known";
}
