"use client";
import { ChevronRight } from "lucide-react";
import type { FaultView } from "@/lib/protocol/lab-view.ts";
import { movedIndex } from "../keyboard/key-action.ts";
import { useKeys } from "../keyboard/use-keys.ts";
import { changeQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { FaultForm } from "./fault-form.tsx";
import { faultsOf, groups } from "./fault-view.ts";
import type { LabDocument } from "./lab-requests.ts";

/** Every fault by what it disturbs: what it does at a glance; what one will see, and how to set it, on demand. */
export function FaultList({ lab, find, mayChange }: { lab: LabDocument; find: string; mayChange: boolean }) {
  useFaultKeys();
  const shown = groups
    .map(({ group, title }) => ({ group, title, faults: faultsOf(lab.catalogue, group, find) }))
    .filter(({ faults }) => faults.length > 0);
  if (shown.length === 0) {
    return (
      <Panel>
        <PanelMessage title="No fault matches">
          <p className="text-soft">
            None says “<Text>{find}</Text>”.
          </p>
          <Pill onClick={() => changeQuery({ q: undefined })}>Show all faults</Pill>
        </PanelMessage>
      </Panel>
    );
  }
  return shown.map(({ group, title, faults }) => (
    <section key={group} aria-labelledby={`faults-${group}`} className="mb-5">
      <h3 id={`faults-${group}`} className="mb-2 font-medium text-[13px] text-soft">
        {title}
      </h3>
      <Panel>
        {faults.map((fault) => (
          <FaultRow key={fault.fault} fault={fault} lab={lab} mayChange={mayChange} />
        ))}
      </Panel>
    </section>
  ));
}

function FaultRow({ fault, lab, mayChange }: { fault: FaultView; lab: LabDocument; mayChange: boolean }) {
  const count = lab.active.filter((active) => active.fault === fault.fault).length;
  return (
    <details className="group border-line border-b last:border-b-0">
      <summary data-fault="" className="flex list-none items-start gap-2.5 px-3.5 py-2.5 hover:bg-shade [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="mt-[3px] size-4 shrink-0 text-faint transition-transform group-open:rotate-90" />
        <span className="min-w-0">
          <span className="font-medium">{fault.title}</span>
          {count > 0 && (
            <span className="ml-2 whitespace-nowrap rounded-full bg-chip px-2 py-0.5 text-wait text-xs">
              {count === 1 ? "active" : `${count} active`}
            </span>
          )}
          <span className="block text-soft">{fault.does}</span>
        </span>
      </summary>
      <div className="grid gap-3 pt-2 pr-3.5 pb-4 pl-10">
        <p className="text-soft">
          <span className="text-faint">You will see: </span>
          {fault.seen}
        </p>
        <FaultForm fault={fault} targets={lab.targets} mayChange={mayChange} />
      </div>
    </details>
  );
}

/** Moves the focus from fault to fault; Enter then opens as it does on any summary. */
function useFaultKeys(): void {
  useKeys((action) => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-fault]")];
    const here = document.activeElement?.closest("details")?.querySelector<HTMLElement>("[data-fault]");
    const index = here ? rows.indexOf(here) : -1;
    const next = rows[movedIndex(action, index, rows.length) ?? -1];
    next?.focus();
    return next !== undefined;
  });
}
