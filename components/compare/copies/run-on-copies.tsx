"use client";
import { useState } from "react";
import type { CopiesPlanResponse } from "@/lib/protocol/copies/copies-plan.ts";
import type { CopiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { Text } from "../../text/text.tsx";
import { Button } from "../../ui/button.tsx";
import { LazyDarkNote } from "../../ui/lazy-dark-note.tsx";
import { Pill } from "../../ui/pill.tsx";
import { CopiesFields } from "./copies-fields.tsx";
import { type CopiesForm, copiesRequestOf, firstForm } from "./copies-form.ts";
import { CopiesPlanList } from "./copies-plan-list.tsx";
import { CopiesProgress } from "./copies-progress.tsx";
import { LeftoverCopies } from "./leftover-copies.tsx";
import { planCopies, uidOf } from "./send-copies.ts";
import { useFoundCopies } from "./use-found-copies.ts";
import { type RunProgress, useRun } from "./use-run.ts";

interface RunOnCopiesProps {
  forecast: Forecast;
  /** The set is one of this cluster. */
  isLive: boolean;
  onProgress: (progress: RunProgress) => void;
  onClose: () => void;
}

interface Checked {
  request: CopiesRequest;
  plan: CopiesPlanResponse;
}

/** Makes the comparison come true on copies of the set: what will be created, the run, how it compares with the forecast, and what is left. */
export function RunOnCopies({ forecast, isLive, onProgress, onClose }: RunOnCopiesProps) {
  const { set } = forecast.request;
  const { list, trouble, look } = useFoundCopies();
  const [typed, setForm] = useState(() => firstForm(set.namespace));
  const [checked, setChecked] = useState<Checked>();
  const [problem, setProblem] = useState<string>();
  const [isChecking, setChecking] = useState(false);
  const { progress, start, stop } = useRun(onProgress);
  const isRunning = progress.phase === "running";
  const isSame = checked !== undefined && sameWish(checked.request, forecast, typed);
  const check = async () => {
    setChecking(true);
    setProblem(undefined);
    try {
      const request = copiesRequestOf(forecast.request, { kind: "live", uid: await uidOf(set) }, typed);
      setChecked({ request, plan: await planCopies(request) });
    } catch (error) {
      setChecked(undefined);
      setProblem((error as Error).message);
    }
    setChecking(false);
  };
  const run = async () => {
    if (!checked) return;
    await start(checked.request);
    look();
  };
  const change = (part: Partial<CopiesForm>) => setForm((all) => ({ ...all, ...part }));
  return (
    <section aria-label="Run for real on copies" className="mb-3 grid gap-3 rounded-xl border border-line bg-panel px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">Run for real on copies</h2>
        <span className="grow" />
        {!isRunning && <Pill onClick={onClose}>Close</Pill>}
      </div>
      <p className="text-[13px] text-soft">
        For each lane a copy of the set is created; all are changed at the same moment, watched, and removed. Nothing of the set itself is
        touched.
      </p>
      <Sentence text={trouble} />
      <Sentence text={list?.off} />
      {list?.dark && <LazyDarkNote dark={list.dark} />}
      {isLive ? (
        <>
          <CopiesFields form={typed} request={forecast.request} namespaces={list?.namespaces ?? []} isOff={isRunning} onChange={change} />
          <Sentence text={problem} />
          {isSame && <CopiesPlanList plan={checked.plan} />}
          <div className="flex flex-wrap items-center gap-2.5">
            {isSame && checked.plan.forbids.length === 0 ? (
              <Button disabled={isRunning} onClick={() => void run()}>
                {isRunning ? "Running…" : `Create ${checked.plan.asked.pods} pods and run`}
              </Button>
            ) : (
              <Button disabled={isRunning || isChecking || list?.off !== undefined} onClick={() => void check()}>
                {isChecking ? "Checking…" : "What would be created?"}
              </Button>
            )}
            {isRunning && <Pill onClick={stop}>Stop and remove</Pill>}
          </div>
        </>
      ) : (
        <p className="text-[13px]">
          Copies are made of a set of this cluster: choose one by its name above. By HTTP a manifest will do (POST /api/copies).
        </p>
      )}
      <CopiesProgress progress={progress} lanes={forecast.lanes} />
      <LeftoverCopies found={list?.found ?? []} onRemoved={look} />
    </section>
  );
}

function Sentence({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p role="alert" className="text-[13px] text-wait">
      <Text>{text}</Text>
    </p>
  );
}

/** Whether what was checked is still what is wanted. */
function sameWish(request: CopiesRequest, forecast: Forecast, form: CopiesForm): boolean {
  return JSON.stringify(request) === JSON.stringify(copiesRequestOf(forecast.request, request.of, form));
}
