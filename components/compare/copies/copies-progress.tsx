import type { CopiesStage } from "@/lib/protocol/copies/copies-frame.ts";
import type { ForecastLane } from "@/lib/simulation/forecast-result.ts";
import { Text } from "../../text/text.tsx";
import { Pill } from "../../ui/pill.tsx";
import { saveText } from "../../ui/save-text.ts";
import type { RunProgress } from "./use-run.ts";

const stageWords: Readonly<Record<CopiesStage, string>> = {
  creating: "The copies are being created.",
  waiting: "Waiting until all copies are ready at the old revision.",
  running: "The change is made in all lanes. What is seen is drawn below, under the forecast's bars.",
  cleaning: "Everything is being removed.",
};

const leftWords = {
  nothing: "Nothing of it is left.",
  kept: "The copies are kept, as you wished: remove them below.",
  leftover: "Something of it is left: remove it below.",
} as const;

/** How a run goes, and in the end how each lane compares with its forecast. */
export function CopiesProgress({ progress, lanes }: { progress: RunProgress; lanes: readonly ForecastLane[] }) {
  const { phase, stage, verdicts, end, message, measured } = progress;
  if (phase === "idle") return null;
  const problem = message ?? end?.message;
  return (
    <section aria-label="The run" className="grid gap-2 text-[13px]">
      {phase === "running" && <output>{stage ? stageWords[stage] : "Checked once more, then created."}</output>}
      {problem !== undefined && (
        <p role="alert" className={end === undefined ? "text-wait" : "text-fail"}>
          <Text>{problem}</Text>
        </p>
      )}
      {progress.lanes.length > 0 && (
        <ul aria-label="Copies" className="grid gap-2 sm:grid-cols-2">
          {progress.lanes.map(({ name, ready, end: laneEnd }, index) => (
            <li key={name} className="rounded-lg border border-line px-3 py-2">
              <p className="font-medium">{lanes[index]?.title ?? name}</p>
              <p className="break-all text-soft text-xs">
                <Text className="font-mono">{name}</Text>, {ready} ready{laneEnd?.kind === "stands" && ", nothing moves any more"}
              </p>
              {verdicts?.[index] && (
                <>
                  <p className={verdicts[index].isOrderSame ? "" : "text-fail"}>{verdicts[index].order}</p>
                  <p className="tnum">{verdicts[index].time}</p>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {measured && (
        <p className="text-soft">
          The copies' pods took {seconds(measured.start.ms)} to start, {seconds(measured.ready.ms)} more to become ready,{" "}
          {seconds(measured.stop.ms)} to stop.
        </p>
      )}
      {end && <p>{leftWords[end.left]}</p>}
      {verdicts && (
        <Pill className="justify-self-start" onClick={() => save(progress)}>
          Download the run (JSON)
        </Pill>
      )}
    </section>
  );
}

function save(progress: RunProgress): void {
  const { request, run = "run", lanes, verdicts, measured, end } = progress;
  saveText(`${JSON.stringify({ run, request, lanes, verdicts, measured, end }, undefined, 2)}\n`, `${run}.json`, "application/json");
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
