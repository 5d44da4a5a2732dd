import clsx from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { Note } from "@/lib/statefulset/note.ts";
import { Text } from "../text/text.tsx";

const tones = {
  fail: { Icon: CircleAlert, className: "text-fail", word: "Trouble: " },
  wait: { Icon: TriangleAlert, className: "text-wait", word: "Careful: " },
  info: { Icon: Info, className: "text-faint", word: "" },
} as const;

/** Notes about a thing, one below the other, each with its icon; how bad it is stands in words for whoever does not see. */
export function NoteLines({ notes, className }: { notes: readonly Note[]; className?: string | undefined }) {
  return (
    <ul className={clsx("grid gap-1", className)}>
      {notes.map(({ code, tone, message }) => {
        const { Icon, className: color, word } = tones[tone];
        return (
          <li key={`${code} ${message}`} className="flex min-w-0 items-start gap-1.5 text-xs leading-5">
            <Icon aria-hidden="true" className={clsx("mt-[3px] size-3.5 shrink-0", color)} />
            <span className="min-w-0 break-words text-soft">
              {word && <span className="sr-only">{word}</span>}
              <Text>{message}</Text>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
