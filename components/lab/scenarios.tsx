"use client";
import { Text } from "../text/text.tsx";
import { Pill } from "../ui/pill.tsx";
import { changeLab, type LabDocument } from "./lab-requests.ts";
import { LabSection } from "./lab-section.tsx";
import { useLabChange } from "./use-lab.ts";

/** What the lab can be loaded with, beside what is there. */
export function Scenarios({ lab, mayChange }: { lab: LabDocument; mayChange: boolean }) {
  const { isBusy, outcome, change } = useLabChange();
  const load = (scenario: string) =>
    change(async () => {
      await changeLab("POST", "/lab/scenarios", { scenario });
      return `Loaded: ${scenario}.`;
    });
  return (
    <LabSection id="scenarios" heading="Scenarios" outcome={outcome}>
      <ul>
        {lab.scenarios.map(({ name, about, isLoaded }) => (
          <li key={name} className="flex items-start gap-3 border-line border-b px-3.5 py-2.5 last:border-b-0">
            <div className="min-w-0 grow">
              <p className="font-medium">{name}</p>
              <p className="text-[13px] text-soft">
                <Text>{about}</Text>
              </p>
            </div>
            {isLoaded ? (
              <span className="flex h-7 shrink-0 items-center text-faint text-[13px]">loaded</span>
            ) : (
              <Pill disabled={isBusy || !mayChange} aria-label={`Load: ${name}`} onClick={() => void load(name)}>
                Load
              </Pill>
            )}
          </li>
        ))}
      </ul>
    </LabSection>
  );
}
