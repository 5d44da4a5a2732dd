"use client";
import { useState } from "react";
import { deletePodPreview } from "@/lib/statefulset/actions/delete-pod-preview.ts";
import type { Board, PodView } from "@/lib/statefulset/board/board.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import { isWhole } from "./is-whole.ts";
import { NextLifeWords } from "./next-life-words.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { PickOrdinal } from "./pick-ordinal.tsx";
import { ReplacedNote } from "./replaced-note.tsx";
import { TypedName } from "./typed-name.tsx";
import { useAction } from "./use-action.ts";
import { useSeenLife } from "./use-seen-life.ts";
import { WholeNumberField } from "./whole-number-field.tsx";

const graceMax = 86_400;

/** Deletes one pod: with its own grace, another, or by force; what its next life will be is said before. */
export function DeletePodForm({ board, ordinal }: ActionFormProps) {
  const slot = ordinal === undefined ? undefined : board.slots[ordinal];
  if (ordinal === undefined)
    return <PickOrdinal slots={Object.values(board.slots).filter(({ pod }) => pod)} nothing="The set has no pod to delete." />;
  return <Form key={ordinal} board={board} ordinal={ordinal} pod={slot?.pod} podName={slot?.podName ?? `${board.set.name}-${ordinal}`} />;
}

interface FormProps {
  board: Board;
  ordinal: number;
  pod: PodView | undefined;
  podName: string;
}

function Form({ board, ordinal, pod, podName }: FormProps) {
  const { set } = board;
  const action = useAction(set);
  const { seen, isReplaced, take } = useSeenLife(pod?.uid);
  const [how, setHow] = useState("own");
  const [seconds, setSeconds] = useState("30");
  const [typed, setTyped] = useState("");
  if (seen === undefined && !pod) return <p className="text-soft">There is no pod of this ordinal.</p>;
  const isNumber = isWhole(seconds, graceMax);
  const isReady = !isReplaced && (how === "own" || (how === "other" && isNumber) || (how === "force" && typed === podName));
  const preview = deletePodPreview(board, ordinal);
  const grace = how === "force" ? { graceSeconds: 0, confirm: typed } : how === "other" ? { graceSeconds: Number(seconds) } : {};
  return (
    <ActionForm
      action={action}
      wish={isReady && seen !== undefined ? { action: "delete-pod", uid: set.uid, ordinal, podUid: seen, ...grace } : undefined}
      label={how === "force" ? "Delete by force" : `Delete ${podName}`}
      done={`Deleting ${podName}.`}
      isGrave
    >
      {isReplaced && (
        <ReplacedNote
          name={podName}
          isGone={pod === undefined}
          onTake={() => {
            take();
            setTyped("");
            action.forget();
          }}
        />
      )}
      <NextLifeWords preview={preview} podName={podName} setName={set.name} />
      {pod?.deletedAt !== undefined && (
        <p className="text-wait">It is being deleted already; asked again, its grace can only become shorter.</p>
      )}
      {preview.isGoneAtOnce && <p className="text-soft text-xs">It is not running anywhere, so it goes at once.</p>}
      <Choices
        legend="How long its containers have to end"
        name="grace"
        chosen={how}
        onChoose={(value) => {
          setHow(value);
          action.forget();
        }}
        choices={[
          { value: "own", title: "The pod's own grace", about: "terminationGracePeriodSeconds of its spec." },
          { value: "other", title: "Another number of seconds", about: "For this once." },
          { value: "force", title: "Force: gone from the API at once", about: "Whether its containers have ended or not." },
        ]}
      />
      {how === "other" && <WholeNumberField label="Seconds" max={graceMax} value={seconds} onType={setSeconds} />}
      {how === "force" && (
        <>
          <ForceWords pod={pod} podName={podName} />
          <TypedName name={podName} of="pod" value={typed} onType={setTyped} />
        </>
      )}
      <p className="text-soft text-xs">A disruption budget does not hold a deletion back; it does an eviction.</p>
    </ActionForm>
  );
}

function ForceWords({ pod, podName }: { pod: PodView | undefined; podName: string }) {
  return (
    <section aria-label="At most one" className="grid gap-1 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]">
      <p className="text-fail">
        A StatefulSet promises that there is at most one pod <Text className="break-all font-mono text-code">{podName}</Text>. By force that
        promise is yours to keep.
      </p>
      <p className="text-soft">
        The API forgets the pod without asking its node
        {pod?.node !== undefined && (
          <>
            {" "}
            (<Text className="break-all font-mono text-xs">{pod.node}</Text>)
          </>
        )}
        , and the next life starts. If the containers still run there, two of one identity write to one volume, and to whoever knows them by
        name. Do it only when you know that the node is off, or that the containers have ended.
      </p>
    </section>
  );
}
