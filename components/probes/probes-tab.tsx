"use client";
import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import type { PodResults, ProbedContainer, ProbesView, ProbeView } from "@/lib/statefulset/probes/probes-view.ts";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { countingSentences } from "./counting-words.ts";
import { ResultsList } from "./results-list.tsx";
import { TimelineChart } from "./timeline-chart.tsx";
import { useCounterRise } from "./use-counter-rise.ts";

const noted = ["pods", "events"] as const;

/** The probes of the set's containers: as they are written, what they would do and when, and what has come of them in each pod. */
export function ProbesTab({ namespace, name, board }: TabProps) {
  const { document: view, message } = useTopic("probes", `${namespace}/${name}`);
  const pods = useMemo(() => (view ? Object.values(view.pods).sort((a, b) => a.ordinal - b.ordinal) : []), [view]);
  const rise = useCounterRise(board);
  if (!view) {
    return (
      <>
        {message && <Text className="mb-3 block text-soft">{message}</Text>}
        <SkeletonRows rows={4} rowClass="h-[60px]" label="Loading the probes." />
      </>
    );
  }
  const warnings = [...countingSentences(view, rise), ...Object.values(view.hazards).map(({ sentence }) => sentence)];
  return (
    <>
      {noted.map((part) => {
        const dark = board?.dark[part];
        return dark && <DarkNote key={part} dark={dark} />;
      })}
      {warnings.length > 0 && <Warnings sentences={warnings} />}
      {view.containers.map((container) => (
        <Container key={container.name} container={container} view={view} />
      ))}
      <h2 className="mt-5 mb-2 font-semibold">What came of them</h2>
      {!board?.dark.pods && <Results pods={pods} />}
    </>
  );
}

function Warnings({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul aria-label="Worth a look" className="mb-3 grid gap-1.5">
      {sentences.map((sentence) => (
        <li key={sentence} className="flex gap-2 text-wait">
          <TriangleAlert aria-hidden="true" className="mt-[3px] size-[15px] shrink-0" />
          <Text className="min-w-0 break-words">{sentence}</Text>
        </li>
      ))}
    </ul>
  );
}

function Container({ container, view }: { container: ProbedContainer; view: ProbesView }) {
  const { name, role, probes } = container;
  return (
    <Panel className="mb-3">
      <section aria-label={`Probes of ${name}`} className="grid gap-4 px-4 py-3.5">
        <div>
          <h2 className="font-semibold">
            <Text className="break-all font-mono text-code">{name}</Text>
            {role === "sidecar" && <span className="ml-2 font-normal text-faint text-xs">sidecar</span>}
          </h2>
          {probes.length === 0 ? (
            <p className="mt-1 text-soft">No probes: it counts as ready while its process runs, and nobody notices when it hangs.</p>
          ) : (
            <dl className="mt-1 grid gap-1">
              {probes.map((probe) => (
                <Probe key={probe.kind} probe={probe} />
              ))}
            </dl>
          )}
        </div>
        {probes.length > 0 && (
          <div>
            <h3 className="sr-only">What they would do</h3>
            <TimelineChart container={container} publishesNotReady={view.publishesNotReady} />
          </div>
        )}
      </section>
    </Panel>
  );
}

function Probe({ probe: { kind, words } }: { probe: ProbeView }) {
  return (
    <div className="grid items-baseline gap-x-3 sm:grid-cols-[84px_minmax(0,1fr)]">
      <dt className="text-faint text-xs">{kind}</dt>
      <dd className="min-w-0">
        <CopyText value={words} className="font-mono text-code">
          <Text className="min-w-0 break-words">{words}</Text>
        </CopyText>
      </dd>
    </div>
  );
}

function Results({ pods }: { pods: readonly PodResults[] }) {
  if (pods.length > 0) return <ResultsList pods={pods} />;
  return (
    <Panel>
      <PanelMessage title="No pods">
        <p className="text-soft">The set has none now. What the probes find out stands here when it does.</p>
      </PanelMessage>
    </Panel>
  );
}
