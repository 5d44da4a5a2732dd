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
}

/** Short for what fits a cell badly; the whole sentence stands in the row's details. */
const shortTrouble: Readonly<Record<string, string>> = {
  "dns-down": "DNS server does not answer",
  html: "answers HTML, no number",
  "no-file": "no counter file",
  "no-number": "no number in the answer",
  "no-port": "no port to ask",
  "not-annotated": "no counter known",
  "not-running": "not running",
  redirect: "redirect not followed",
  refused: "connection refused",
  timeout: "no answer in time",
  "too-large": "answer too large",
};

/** Words for a reading. A value that fell below what an earlier life showed is state that was lost. */
export function counterWords(counter: CounterView, podUid: string | undefined): CounterWords {
  const { value, before, error, at } = counter;
  const trouble = error === undefined ? {} : { trouble: shortTrouble[error.code] ?? error.message };
  if (value === undefined) {
    return { value: "—", ...trouble, ...(before === undefined ? {} : { before: `was ${before.value}` }) };
  }
  const known = { value: String(value), how: howWords(counter), ...(at === undefined ? {} : { at }), ...trouble };
  if (before === undefined || before.uid === podUid) return known;
  if (value === before.value) return { ...known, before: `kept (${before.value} before)` };
  return { ...known, before: `${before.value} before`, isLost: value < before.value };
}

function howWords({ how, source }: CounterView): string {
  if (how === "by-name") return "by name";
  if (how === "proxy") return "through the API server";
  if (how === "file") return source === undefined ? "by exec" : `by exec, file ${source}`;
  return "how is not known";
}
