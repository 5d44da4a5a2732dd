"use client";
import type { ActiveFault } from "@/lib/protocol/lab-view.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Dot } from "../ui/dot.tsx";
import { Pill } from "../ui/pill.tsx";
import { settingsOf } from "./fault-view.ts";
import { changeLab, type LabDocument } from "./lab-requests.ts";
import { LabSection } from "./lab-section.tsx";
import { useLabChange } from "./use-lab.ts";

/** The faults that are set and not over, each with its end. */
export function ActiveFaults({ lab, mayChange }: { lab: LabDocument; mayChange: boolean }) {
  const { isBusy, outcome, change } = useLabChange();
  const { active } = lab;
  const end = (fault: ActiveFault) =>
    change(async () => {
      await changeLab("DELETE", `/lab/faults/${encodeURIComponent(fault.id)}`);
      return `Ended: ${fault.title}.`;
    });
  const endAll = () =>
    change(async () => {
      await changeLab("DELETE", "/lab/faults");
      return "All faults are ended.";
    });
  return (
    <LabSection
      id="active-faults"
      heading={<>Active faults {active.length > 0 && <span className="ml-1 font-normal text-faint">{active.length}</span>}</>}
      beside={
        active.length > 1 && (
          <Pill disabled={isBusy || !mayChange} onClick={() => void endAll()}>
            End all
          </Pill>
        )
      }
      outcome={outcome}
    >
      {active.length === 0 ? (
        <p className="px-3.5 py-3 text-soft">None. Nothing is wrong on purpose.</p>
      ) : (
        <ul>
          {active.map((fault) => (
            <li key={fault.id} className="flex items-center gap-2.5 border-line border-b px-3.5 py-2 last:border-b-0">
              <Dot tone="wait" />
              <div className="min-w-0 grow">
                <p className="flex min-w-0 items-baseline gap-2">
                  <span className="truncate">{fault.title}</span>
                  <span className="text-faint text-xs">
                    <Age at={fault.since} of="explorer" prefix="for " />
                  </span>
                </p>
                <p className="break-words text-[12px] text-faint leading-[17px]">
                  <Text>{[fault.target, settingsOf(fault, lab.catalogue)].filter(Boolean).join(" · ") || "the whole lab"}</Text>
                </p>
              </div>
              <Pill
                disabled={isBusy || !mayChange}
                aria-label={`End: ${fault.title} ${fault.target ?? ""}`}
                onClick={() => void end(fault)}
              >
                End
              </Pill>
            </li>
          ))}
        </ul>
      )}
    </LabSection>
  );
}
