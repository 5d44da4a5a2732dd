"use client";
import { X } from "lucide-react";
import { useEffect, useId, useState } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { say } from "../live/announce.ts";
import { useTopic } from "../live/use-topic.ts";
import { leaveQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Pill } from "../ui/pill.tsx";
import { useModal } from "../ui/use-modal.ts";
import { PodConditions } from "./pod-conditions.tsx";
import { PodContainers } from "./pod-containers.tsx";
import { PodEnding } from "./pod-ending.tsx";
import { PodEvents } from "./pod-events.tsx";
import { PodFacts } from "./pod-facts.tsx";
import { PodLinks } from "./pod-links.tsx";
import { PodScheduling } from "./pod-scheduling.tsx";
import { type SeenPod, seePod } from "./seen-pod.ts";

/** All about one pod, beside what it was opened from; the address has its ordinal in `panel`. Closed by Escape, its button, or "back". */
export function PodPanel({ board, ordinal }: { board: Board; ordinal: number }) {
  const { set, slots } = board;
  const slot = slots[ordinal];
  const podName = slot?.podName ?? `${set.name}-${ordinal}`;
  const { document: pod, phase } = useTopic("pod", `${set.namespace}/${set.name}/${podName}`);
  const [seen, setSeen] = useState<SeenPod>();
  const next = phase === "loading" ? seen : seePod(seen, pod);
  if (next !== seen) setSeen(next);
  useReplacementSpeech(next);
  const dialog = useModal();
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        closePanel();
      }}
      className="m-0 ml-auto h-dvh max-h-none w-[600px] max-w-full overflow-auto border-line border-l bg-panel p-0 text-ink shadow-xl backdrop:bg-black/30"
    >
      <header className="sticky top-0 z-10 flex items-center gap-3 border-line border-b bg-panel px-5 py-3">
        <OrdinalTile ordinal={ordinal} hue={next?.shown.hue ?? "none"} fill={next && !next.isGone ? next.shown.fill : "empty"} />
        <h2 id={titleId} className="min-w-0 grow break-all font-semibold">
          <span className="sr-only">Pod </span>
          <Text>{podName}</Text>
        </h2>
        {next && !next.isGone && !next.next && <StateWord state={next.shown.state} />}
        <button
          type="button"
          aria-label="Close"
          onClick={closePanel}
          className="grid size-7 shrink-0 place-items-center rounded-[7px] text-soft hover:bg-shade"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      </header>
      <div className="grid gap-5 px-5 py-4">
        {board.dark.pods && <DarkNote dark={board.dark.pods} />}
        {next ? (
          <Life seen={next} board={board} isInRange={slot?.place === "in-range"} onNext={() => setSeen(seePod(undefined, next.next))} />
        ) : (
          !board.dark.pods && (
            <p className="text-soft">
              {phase === "loading" ? "Loading the pod." : "There is no pod of this name now. When it comes, it is shown here."}
            </p>
          )
        )}
      </div>
    </dialog>
  );
}

function closePanel(): void {
  leaveQuery({ panel: undefined });
}

interface LifeProps {
  seen: SeenPod;
  board: Board;
  isInRange: boolean;
  onNext: () => void;
}

function Life({ seen, board, isInRange, onNext }: LifeProps) {
  const { shown, next, isGone } = seen;
  const query = useQuery().toString();
  return (
    <>
      {(isGone || next) && (
        <div className="grid justify-items-start gap-2 rounded-[10px] border border-line bg-shade px-3.5 py-2.5">
          <p>
            <b className="font-medium">This pod is gone.</b>{" "}
            {next ? (
              <>
                Its next life has uid <Text className="break-all font-mono text-code">{next.uid}</Text>.
              </>
            ) : isInRange ? (
              "Its next life has not begun yet."
            ) : (
              "Its ordinal is not in the set's range any more."
            )}{" "}
            Below stands what was last known of it.
          </p>
          {next && <Pill onClick={onNext}>Look at its next life</Pill>}
        </div>
      )}
      {shown.ending && !isGone && !next && <PodEnding ending={shown.ending} node={shown.node} />}
      <PodLinks pod={shown} query={query} />
      <PodFacts pod={shown} namespace={board.set.namespace} setName={board.set.name} />
      <PodScheduling scheduling={shown.scheduling} events={shown.events} />
      <PodContainers containers={shown.containers} />
      <PodConditions conditions={shown.conditions} />
      {board.dark.events ? <DarkNote dark={board.dark.events} /> : <PodEvents pod={shown} />}
    </>
  );
}

/** Has it spoken when the pod goes, or is replaced. */
function useReplacementSpeech(seen: SeenPod | undefined): void {
  const name = seen?.shown.name;
  const news = seen?.next ? "has begun its next life" : seen?.isGone ? "is gone" : undefined;
  useEffect(() => {
    if (name !== undefined && news !== undefined) say(`${name} ${news}.`);
  }, [name, news]);
}
