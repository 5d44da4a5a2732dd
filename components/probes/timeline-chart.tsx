import clsx from "clsx";
import type { Moment, ProbeTimeline } from "@/lib/statefulset/probes/probe-timeline.ts";
import type { ProbedContainer } from "@/lib/statefulset/probes/probes-view.ts";
import { momentWords, spanWords, stories, storyNote } from "./timeline-words.ts";

const barClass: Readonly<Record<Moment["what"], string>> = {
  ready: "bg-ready",
  available: "bg-ready",
  "first-failure": "bg-edge",
  "not-ready": "bg-wait",
  restart: "bg-fail",
  forced: "bg-fail",
};

/** What a container's probes would do, and when at the earliest and the latest: a table whose last column draws what the others say. */
export function TimelineChart({ container, publishesNotReady }: { container: ProbedContainer; publishesNotReady: boolean }) {
  const { timeline, probes } = container;
  const kinds = probes.map(({ kind }) => kind);
  const end = Math.max(1, ...Object.values(timeline).flatMap((moments: readonly Moment[]) => moments.map(({ latest }) => latest)));
  return (
    <div className="grid gap-x-8 gap-y-4 xl:grid-cols-3">
      {stories.map(({ key, title, from, none }) => (
        <Story
          key={key}
          title={title}
          from={from}
          moments={timeline[key]}
          note={[timeline[key].length === 0 ? none : "", storyNote(key, timeline, kinds) ?? ""].join(" ").trim()}
          end={end}
          publishesNotReady={publishesNotReady}
        />
      ))}
    </div>
  );
}

interface StoryProps {
  title: string;
  from: string;
  moments: ProbeTimeline["answers"];
  note: string;
  end: number;
  publishesNotReady: boolean;
}

function Story({ title, from, moments, note, end, publishesNotReady }: StoryProps) {
  return (
    <div className="min-w-0">
      <h4 className="font-medium text-xs">{title}</h4>
      {moments.length > 0 && (
        <table className="mt-1 w-full border-collapse text-xs">
          <caption className="sr-only">
            {title}: {from}
          </caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">What happens</th>
              <th scope="col">When, in {from}</th>
            </tr>
          </thead>
          <tbody>
            {moments.map((moment) => (
              <tr key={`${moment.what} ${moment.probe ?? ""}`} className="align-baseline">
                <th scope="row" className="py-1 pr-3 text-left font-normal text-soft">
                  {momentWords(moment, publishesNotReady)}
                  <Bar moment={moment} end={end} />
                </th>
                <td className="w-[84px] whitespace-nowrap py-1 text-right">{spanWords(moment)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && <p className="mt-1 text-faint text-xs">{note}</p>}
    </div>
  );
}

function Bar({ moment: { what, earliest, latest }, end }: { moment: Moment; end: number }) {
  return (
    <span aria-hidden="true" className="relative mt-1 block h-1.5 rounded-full bg-chip">
      <span
        className={clsx("absolute inset-y-0 min-w-1.5 rounded-full", barClass[what], what === "forced" && "opacity-60")}
        style={{ left: `${(earliest / end) * 97}%`, width: `${((latest - earliest) / end) * 97}%` }}
      />
    </span>
  );
}
