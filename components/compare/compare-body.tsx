"use client";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { useConnection } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { basisFields, filledFromBasis } from "./basis-fields.ts";
import { CompareActions } from "./compare-actions.tsx";
import { isUnsaid } from "./compare-fields.ts";
import type { CompareForm } from "./compare-form.ts";
import { CompareInputs } from "./compare-inputs.tsx";
import { parseCompare } from "./compare-link.ts";
import { CompareNotes } from "./compare-notes.tsx";
import { CompareOutcome } from "./compare-outcome.tsx";
import { viewFault } from "./compare-view.ts";
import { type Choice, FirstChoice } from "./first-choice.tsx";
import { SetChoice } from "./set-choice.tsx";
import { timedForecast } from "./timed-forecast.ts";
import { useBasis } from "./use-basis.ts";
import { useCompareFields } from "./use-compare-fields.ts";
import { useCompareView } from "./use-compare-view.ts";

/** The comparison: what is assumed, what is compared, and what comes of it. */
export function CompareBody() {
  const inUrl = useCompareFields();
  const { fields, change } = inUrl;
  const isChoosing = isUnsaid(fields);
  const [choice, setChoice] = useState<Choice>();
  const choose = useCallback(
    (made: Choice) => {
      setChoice(made);
      change(made.fields);
    },
    [change],
  );
  const comparison = useMemo(() => parseCompare(fields), [fields]);
  const { request, origin, faults } = comparison;
  const set = `${request.set.namespace}/${request.set.name}`;
  const isDeaf = useConnection().phase === "reconnecting";
  const { basis, trouble } = useBasis(origin === "cluster" && faults.set === undefined && !isChoosing ? set : undefined, isDeaf);
  const isOpen = origin === "cluster" && fields.n === undefined;
  useEffect(() => {
    if (basis && isOpen) change(filledFromBasis(fields, basis));
  }, [basis, isOpen, fields, change]);
  const form: CompareForm = useMemo(
    () => ({ fields, faults, change, asNow: basis && basisFields(basis) }),
    [fields, faults, change, basis],
  );
  // What is typed is shown at once; what follows from it may take a moment.
  const settled = useDeferredValue(request);
  const isWaiting = isChoosing || (isOpen && trouble === undefined);
  const forecast = useMemo(() => (isWaiting ? undefined : timedForecast(settled)), [settled, isWaiting]);
  const [isRunShown, setRunShown] = useState(false);
  const view = useCompareView();
  const at = Math.min(view.at ?? firstAt(forecast), forecast?.until ?? 0);
  return (
    <>
      {isChoosing && <FirstChoice onChoose={choose} />}
      <div className="mt-0.5 mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 font-semibold text-[22px] tracking-[-0.015em]">
          What if <Text className="break-all">{request.set.name}</Text> were updated by…
        </h1>
        <SetChoice form={form} origin={origin} set={set} />
        <span className="grow" />
        {forecast && (
          <CompareActions inUrl={inUrl} forecast={forecast} view={view} at={at} onRun={isRunShown ? undefined : () => setRunShown(true)} />
        )}
      </div>
      <CompareNotes
        unknown={inUrl.unknown}
        fault={faults.v ?? faults.from ?? faults.set ?? viewFault(fields, view)}
        chosen={choice !== undefined && choice.fields.set === fields.set ? choice.words : undefined}
        trouble={trouble}
        basis={basis}
        isDeaf={isDeaf}
      />
      <CompareInputs form={form} request={request} basis={basis} />
      {forecast ? (
        <CompareOutcome
          forecast={forecast}
          isLive={origin === "cluster"}
          at={at}
          view={view}
          isRunShown={isRunShown}
          onCloseRun={() => setRunShown(false)}
        />
      ) : (
        <SkeletonRows rows={4} rowClass="h-[160px]" label="Loading the set." />
      )}
    </>
  );
}

/** Where the line stands before anybody moves it: where there is most to see. */
function firstAt(forecast: Forecast | undefined): number {
  return Math.round((forecast?.until ?? 0) * 0.38);
}
