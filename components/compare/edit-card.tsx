"use client";
import clsx from "clsx";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Popover } from "../ui/popover.tsx";

interface EditCardProps {
  title: string;
  /** What is chosen, in a few words. */
  face: ReactNode;
  /** Where it is from, or what else there is to say; with a way back where there is one. */
  note?: ReactNode;
  /** What is wrong in it, a sentence each. */
  faults: readonly string[];
  /** The fields. */
  children: ReactNode;
}

/** A part of the comparison: what is chosen, and behind a click the fields in which it is changed. */
export function EditCard({ title, face, note, faults, children }: EditCardProps) {
  return (
    <section aria-label={title} className="grid min-w-0 content-start gap-1 rounded-xl border border-line bg-panel px-3 pt-2 pb-2.5">
      <Popover
        label={`Edit: ${title}`}
        side="left"
        className="-mx-1 grid rounded-md px-1 text-left hover:bg-shade"
        face={
          <>
            <span className="flex items-center gap-1.5 text-faint text-xs">
              {title}
              <Pencil aria-hidden="true" className="size-3" />
            </span>
            <span className={clsx("font-semibold", faults.length > 0 && "text-fail")}>{face}</span>
          </>
        }
      >
        <div className="grid gap-3">{children}</div>
      </Popover>
      {faults.map((fault) => (
        <p key={fault} role="alert" className="text-fail text-xs">
          {fault}
        </p>
      ))}
      {note && <div className="text-faint text-xs">{note}</div>}
    </section>
  );
}
