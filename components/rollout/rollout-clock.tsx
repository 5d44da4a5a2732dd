"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import type { RolloutClock } from "@/lib/statefulset/rollout/rollout-clock.ts";
import type { RolloutFacts } from "@/lib/statefulset/rollout/rollout-facts.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { formatClock } from "../text/format-clock.ts";
import { formatSpan } from "../text/format-span.ts";
import { Panel } from "../ui/panel.tsx";

const minuteMs = 60_000;
/** A deadline is at most a week. */
const deadlineMaxMinutes = 10_080;

interface RolloutClockProps {
  clock: RolloutClock | undefined;
  now: number;
  areRevisionsListed: boolean;
  /** What a pod of this set took before. */
  usual: RolloutFacts["usual"];
}

/** How long the rollout takes: since when, how long an ordinal takes, for how long nothing has moved, when it should be over, and a deadline of one's own. */
export function RolloutClockPanel({ clock, now, areRevisionsListed, usual }: RolloutClockProps) {
  const query = useQuery();
  const text = query.get("deadline") ?? "";
  const minutes = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= deadlineMaxMinutes ? Number(text) : undefined;
  return (
    <Panel className="mb-4">
      <section aria-label="Clock" className="grid gap-3 px-4 py-3.5">
        <h2 className="font-semibold">Clock</h2>
        {clock ? (
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-x-4 gap-y-3">
            <Fact what={clock.isUnderWay ? "Running for" : "Took"} note={sinceNote(clock)}>
              {clock.tookMs === undefined ? "not known any more" : formatSpan(clock.tookMs)}
            </Fact>
            <Fact what="Ordinals done">
              {clock.done} of {clock.reached}
            </Fact>
            <Fact what="Per ordinal" {...(clock.perOrdinalMs === undefined && usual && { note: usualNote(usual) })}>
              {clock.perOrdinalMs === undefined ? "none is done yet" : formatSpan(clock.perOrdinalMs)}
            </Fact>
            {clock.isUnderWay && (
              <Fact what="Last movement" tone={clock.stalledMs === undefined ? undefined : "text-wait"}>
                {clock.stalledMs === undefined ? `${formatSpan(now - clock.lastMoveAt)} ago` : `stalled for ${formatSpan(clock.stalledMs)}`}
              </Fact>
            )}
            {clock.endsAt !== undefined && (
              <Fact what="Expected end" note={`${clock.reached - clock.done} to go, if each takes as long`}>
                {clock.endsAt > now ? `in ${formatSpan(clock.endsAt - now)}` : "any moment"}
              </Fact>
            )}
          </dl>
        ) : (
          <p className="text-soft">
            Since when the pods go to this revision is not known:{" "}
            {areRevisionsListed
              ? "it was made before others, and nobody watched when it was gone back to."
              : "when it was made stands in the ControllerRevisions, which may not be listed."}
          </p>
        )}
        <Deadline text={text} minutes={minutes} clock={clock} />
      </section>
    </Panel>
  );
}

function usualNote({ ms, of }: NonNullable<RolloutFacts["usual"]>): string {
  return `before: ${formatSpan(ms)}, as measured on ${of === 1 ? "1 start" : `${of} starts`}`;
}

function sinceNote({ since, sinceBy }: RolloutClock): string {
  const at = formatClock(new Date(since).toISOString());
  return sinceBy === "recorded" ? `since ${at}, as was watched` : `since ${at}, when the revision was made`;
}

function Fact({ what, children, note, tone }: { what: string; children: ReactNode; note?: string; tone?: string | undefined }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{what}</dt>
      <dd className={clsx("break-words font-medium tabular-nums", tone)}>
        {children}
        {note !== undefined && <span className="block font-normal text-faint text-xs">{note}</span>}
      </dd>
    </div>
  );
}

/** A deadline of one's own, which a StatefulSet itself has not. It stands in the address. */
function Deadline({ text, minutes, clock }: { text: string; minutes: number | undefined; clock: RolloutClock | undefined }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-t pt-3 text-soft">
      <label className="flex items-center gap-2">
        Your deadline
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={deadlineMaxMinutes}
          value={text}
          onChange={(event) => changeQuery({ deadline: event.target.value.slice(0, 5) })}
          className="h-8 w-20 rounded-[7px] border border-line bg-panel px-2 text-ink tabular-nums"
        />
        minutes
      </label>
      <span className="min-w-0" aria-live="polite">
        {deadlineWords(text, minutes, clock)}
      </span>
    </div>
  );
}

function deadlineWords(text: string, minutes: number | undefined, clock: RolloutClock | undefined): ReactNode {
  if (text === "") return "A StatefulSet has none of its own: it waits without an end.";
  if (minutes === undefined) return `A whole number of minutes, 1 to ${deadlineMaxMinutes}.`;
  if (clock?.tookMs === undefined) return undefined;
  const leftMs = minutes * minuteMs - clock.tookMs;
  if (!clock.isUnderWay) return leftMs >= 0 ? `Kept, with ${roughly(leftMs)} to spare.` : `${roughly(-leftMs)} over it.`;
  if (leftMs < 0) return <b className="font-medium text-fail">{`${roughly(-leftMs)} over your deadline of ${minutes} min.`}</b>;
  const isLate = clock.endsAt !== undefined && clock.endsAt > clock.since + minutes * minuteMs;
  return isLate ? (
    <span className="text-wait">{`${roughly(leftMs)} left, and the rest is expected to take longer.`}</span>
  ) : (
    `${roughly(leftMs)} left.`
  );
}

/** To the minute, so that what is read out does not change every second. */
function roughly(milliseconds: number): string {
  return milliseconds < minuteMs ? "less than a minute" : formatSpan(Math.floor(milliseconds / minuteMs) * minuteMs);
}
