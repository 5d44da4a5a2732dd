import type { ReactNode } from "react";
import { Panel } from "../ui/panel.tsx";
import { OutcomeLine } from "./outcome-line.tsx";
import type { Outcome } from "./use-lab.ts";

/** A part of the Lab screen: its heading, with what stands beside it, a panel, and what came of the last change that was asked for there. */
export function LabSection(props: {
  id: string;
  heading: ReactNode;
  beside?: ReactNode;
  outcome: Outcome | undefined;
  children: ReactNode;
}) {
  const { id, heading, beside, outcome, children } = props;
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex min-h-7 items-center justify-between gap-3">
        <h2 id={id} className="font-semibold text-[15px]">
          {heading}
        </h2>
        {beside}
      </div>
      <Panel>{children}</Panel>
      <p className="mt-1.5 empty:hidden">
        <OutcomeLine outcome={outcome} />
      </p>
    </section>
  );
}
