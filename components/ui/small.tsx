import clsx from "clsx";
import type { ReactNode } from "react";

/** The grey second line of a cell: one line, cut at its end. */
export function Small({ children, className, title }: { children: ReactNode; className?: string | undefined; title?: string | undefined }) {
  return (
    <div className={clsx("truncate text-faint text-[11.5px] leading-[17px]", className)} title={title}>
      {children}
    </div>
  );
}
