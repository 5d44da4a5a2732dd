"use client";
import { useTopic } from "../live/use-topic.ts";
import { pushQuery } from "../shell/query.ts";

/** The way to what may be done to one ordinal; not there where changes are off. */
export function SlotMenuLink({ ordinal }: { ordinal: number }) {
  const { document: status } = useTopic("status");
  if (!status || status.switchedOff) return null;
  return (
    <a
      href={`?do=menu&on=${ordinal}`}
      aria-label={`Actions for ordinal ${ordinal}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        pushQuery({ do: "menu", on: String(ordinal) });
      }}
      className="grid size-6 shrink-0 place-items-center rounded-md text-faint hover:bg-chip hover:text-ink"
    >
      …
    </a>
  );
}
