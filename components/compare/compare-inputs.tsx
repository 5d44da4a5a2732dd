import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import type { ForecastRequest } from "@/lib/simulation/forecast-request.ts";
import type { CompareForm } from "./compare-form.ts";
import { LaneChips } from "./lane-chips.tsx";
import { PersonCard } from "./person-card.tsx";
import { PresetMenu } from "./preset-menu.tsx";
import { ReleaseCard } from "./release-card.tsx";
import { ReplicasCard } from "./replicas-card.tsx";
import { RevisionCard } from "./revision-card.tsx";
import { TimesCard } from "./times-card.tsx";

interface CompareInputsProps {
  form: CompareForm;
  request: ForecastRequest;
  basis: ForecastBasis | undefined;
}

/** What is assumed of the set, and which lanes are compared. */
export function CompareInputs({ form, request, basis }: CompareInputsProps) {
  return (
    <>
      <div className="mb-3 grid gap-2.5 sm:grid-cols-2 lg:grid-cols-5">
        <ReplicasCard form={form} />
        <TimesCard form={form} about={basis?.times.about} />
        <RevisionCard form={form} />
        <PersonCard form={form} person={request.person} />
        <ReleaseCard form={form} request={request} server={basis?.serverVersion} />
      </div>
      <div className="mb-3 flex flex-wrap items-start gap-2">
        <LaneChips form={form} lanes={request.lanes} set={request.set} />
        <span className="grow" />
        <PresetMenu form={form} set={request.set} />
      </div>
    </>
  );
}
