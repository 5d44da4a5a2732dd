import clsx from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { FieldManager } from "@/lib/protocol/yaml-response.ts";
import { FoundText } from "../text/found-text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Age } from "../ui/age.tsx";
import { lineCharactersMax, type YamlLine } from "./fold-lines.ts";

/** What of a line that is folded for its length is shown. */
const headCharacters = 120;
/** Further in than this a line that goes on does not stand. */
const indentMax = 16;

interface YamlLineRowProps {
  line: YamlLine;
  index: number;
  isFolded: boolean;
  isCurrent: boolean;
  finder: RegExp | undefined;
  /** Absent while nothing can be folded. */
  onToggle: (() => void) | undefined;
}

/** One line: its number, which is neither selected nor read out; what folds it; its text. */
export function YamlLineRow({ line, index, isFolded, isCurrent, finder, onToggle }: YamlLineRowProps) {
  const indent = /^ */.exec(line.text)?.[0] ?? "";
  const hanging = Math.min(indent.length, indentMax) + 2;
  const isLong = line.text.length > lineCharactersMax;
  const text = isFolded && isLong ? line.text.slice(0, headCharacters) : line.text;
  return (
    <div className={clsx("flex items-start pr-4", isCurrent && "bg-shade")}>
      <span aria-hidden="true" className="w-9 shrink-0 select-none pr-1.5 sm:w-14 text-right text-faint">
        {line.number ?? "·"}
      </span>
      <span className="w-6 shrink-0">{line.canFold && onToggle && <FoldButton line={line} isFolded={isFolded} onToggle={onToggle} />}</span>
      <bdi
        className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]"
        // What goes on below stands further in than where it began.
        style={{ paddingLeft: `${hanging}ch`, textIndent: `-${hanging}ch` }}
      >
        {indent}
        <FoundText text={wholeText(text.slice(indent.length))} finder={finder} />
        {line.manager ? <ManagerWords manager={line.manager} /> : isFolded && <FoldedWords line={line} index={index} isLong={isLong} />}
      </bdi>
    </div>
  );
}

/** A long line that somebody has unfolded is shown whole, piece by piece, since a text is shown up to a bound. */
function wholeText(text: string): string {
  const pieces: string[] = [];
  for (let from = 0; from === 0 || from < text.length; from += 4_000) pieces.push(visibleText(text.slice(from, from + 4_000)));
  return pieces.join("");
}

function FoldButton({ line, isFolded, onToggle }: { line: YamlLine; isFolded: boolean; onToggle: () => void }) {
  const Icon = isFolded ? ChevronRight : ChevronDown;
  const name = visibleText(line.text.trim().slice(0, 60));
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={name}
      onClick={onToggle}
      className="grid size-6 -my-0.5 place-items-center rounded text-faint hover:bg-chip hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-3.5" />
    </button>
  );
}

/** What a manager did, and when. */
function ManagerWords({ manager: { operation, subresource, at } }: { manager: FieldManager }) {
  return (
    <span className="font-sans text-faint">
      {"  "}
      {visibleText([operation, subresource].filter(Boolean).join(" of "))} {at !== undefined && <Age at={at} of="cluster" suffix=" ago" />}
    </span>
  );
}

function FoldedWords({ line: { text, end }, index, isLong }: { line: YamlLine; index: number; isLong: boolean }) {
  const more = isLong ? `… ${text.length - headCharacters} more characters` : `  ${end - index - 1} lines`;
  return <span className="font-sans text-faint">{more}</span>;
}
