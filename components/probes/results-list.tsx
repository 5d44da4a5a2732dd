"use client";
import { memo } from "react";
import { exitWords } from "@/lib/statefulset/pod/exit-words.ts";
import type { ContainerResult, PodResults, ProbeFailures } from "@/lib/statefulset/probes/probes-view.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { Name, Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Panel } from "../ui/panel.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";

/** What has come of the probes in each pod: an item per ordinal. */
export function ResultsList({ pods }: { pods: readonly PodResults[] }) {
  return (
    <Panel>
      <VirtualList
        keys={pods.map(({ ordinal }) => String(ordinal))}
        label="Results of the probes, by pod"
        itemHeight={60}
        itemClass="border-line border-b last:border-b-0"
      >
        {(index) => {
          const pod = pods[index];
          return pod && <Results pod={pod} />;
        }}
      </VirtualList>
    </Panel>
  );
}

const Results = memo(function Results({ pod }: { pod: PodResults }) {
  const { ordinal, podName, state, hue, fill, isOther, containers } = pod;
  return (
    <div className="grid gap-x-6 gap-y-1.5 px-3.5 py-2.5 sm:grid-cols-[280px_minmax(0,1fr)]">
      <div className="flex min-w-0 items-center gap-3 self-start">
        <OrdinalTile ordinal={ordinal} hue={hue} fill={fill} />
        <div className="min-w-0">
          <Name className="font-mono text-code">{podName}</Name>
          <div className="text-xs">
            <StateWord state={state} />
          </div>
          {isOther && <p className="text-faint text-xs">of another revision: its probes may be others</p>}
        </div>
      </div>
      {containers.length === 0 ? (
        <p className="text-faint">no pod to ask</p>
      ) : (
        <ul className="grid min-w-0 gap-2">
          {containers.map((container) => (
            <li key={container.name}>
              <Result container={container} isAlone={containers.length === 1} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
});

function Result({ container, isAlone }: { container: ContainerResult; isAlone: boolean }) {
  const { name, ready, started, restarts, last, failures } = container;
  const facts = [
    ready ? "ready" : "not ready",
    ...(started === undefined ? [] : [started ? "started" : "not started"]),
    ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
  ];
  return (
    <>
      <p>
        {!isAlone && <Text className="mr-2 font-mono text-code">{name}</Text>}
        <span className={ready ? "text-soft" : "text-wait"}>{facts.join(" · ")}</span>
      </p>
      {failures.map((failure) => (
        <Failure key={failure.kind} failure={failure} />
      ))}
      {last && (
        <p className="text-faint text-xs">
          last ended with <Text>{exitWords(last)}</Text>
          {last.at && (
            <>
              {", "}
              <Age at={last.at} of="cluster" suffix=" ago" />
            </>
          )}
        </p>
      )}
    </>
  );
}

function Failure({ failure: { kind, count, lastAt, message } }: { failure: ProbeFailures }) {
  return (
    <p className="text-xs">
      <span className="text-wait">
        {kind} failed {count === 1 ? "once" : `${count} times`}, <Age at={lastAt} of="cluster" suffix=" ago" />
      </span>{" "}
      <Text className="break-words text-soft">{message.replace(/^\w+ probe failed: /, "")}</Text>
    </p>
  );
}
