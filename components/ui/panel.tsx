import clsx from "clsx";
import type { ReactNode } from "react";

/** A bordered surface, for a table or a group of facts. */
export function Panel({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={clsx("overflow-hidden rounded-xl border border-line bg-panel", className)}>{children}</div>;
}

/** What a list says in place of rows: nothing there, nothing found, not allowed, not heard. */
export function PanelMessage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2 px-5 py-8">
      <p className="font-semibold">{title}</p>
      {children}
    </div>
  );
}
