"use client";
import { plannedStrategy } from "@/lib/statefulset/actions/rollout-preview.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { CompareHint } from "./compare-hint.tsx";
import { Field } from "./field.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RolloutWords } from "./rollout-words.tsx";
import { useAction } from "./use-action.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useForm } from "./use-form.ts";

const partitionMax = 2_147_483_647;

/** Where the line of an update lies: by number, or as it was dragged on the board (`to` in the address). */
export function PartitionForm({ board }: ActionFormProps) {
  const { set } = board;
  const query = useQuery();
  const dragged = query.get("to") ?? "";
  const form = useForm({ partition: String(set.partition ?? 0) }, /^\d{1,9}$/.test(dragged) ? { partition: dragged } : {});
  const action = useAction(set);
  const field = useFirstFocus();
  if (set.strategy !== "RollingUpdate") {
    return (
      <p className="text-soft">
        Only RollingUpdate has a partition; the strategy of this set is <Text>{set.strategy}</Text>.{" "}
        <QueryLink query={query.toString()} change={{ do: "strategy", to: undefined }} className="underline">
          Change the strategy…
        </QueryLink>
      </p>
    );
  }
  const text = form.values.partition;
  const isNumber = /^\d+$/.test(text) && Number(text) <= partitionMax;
  const partition = isNumber ? Number(text) : undefined;
  const isEdited = partition !== undefined && partition !== (set.partition ?? 0);
  return (
    <ActionForm
      action={action}
      wish={isEdited ? { action: "partition", uid: set.uid, generation: set.generation, partition } : undefined}
      label={partition === undefined ? "Set the partition" : `Set the partition to ${partition}`}
      done={`Partition of ${set.name}: ${text}.`}
    >
      <Field
        label="Partition"
        problem={isNumber ? undefined : "A partition is a whole number, 0 or more."}
        conflict={form.conflicts.partition}
        note={
          <p>
            {partition === undefined ? "" : `${lineWords(set, partition)} `}
            <QueryLink query={query.toString()} change={{ do: undefined, to: undefined, line: "1", tab: undefined }} className="underline">
              Drag it on the board
            </QueryLink>
          </p>
        }
      >
        {(props) => (
          <input
            {...props}
            type="number"
            inputMode="numeric"
            min={0}
            max={partitionMax}
            ref={field}
            value={text}
            onChange={(event) => form.type("partition", event.target.value)}
          />
        )}
      </Field>
      <CompareHint set={set} />
      {isEdited && <Preview board={board} partition={partition} />}
      <ul className="grid list-disc gap-1 pl-4 text-soft text-xs">
        <li>Pods below the line keep their revision. Deleted, they come back at the revision of before, not at the new one.</li>
        <li>Raising the partition undoes nothing: a pod that was updated stays so until it is deleted.</li>
        <li>
          It counts pods from the first ordinal, not ordinals from 0. As large as the set ({set.replicas}) or larger, it lets an update
          reach no pod: the nearest that a set has to a pause.
        </li>
      </ul>
    </ActionForm>
  );
}

/** Between which pods the line lies: slots start + partition − 1 and start + partition. */
function lineWords({ name, start, replicas }: Board["set"], partition: number): string {
  if (partition === 0) return "Every pod is reached.";
  if (partition >= replicas) return "No pod is reached.";
  return `The line lies between ${name}-${start + partition - 1} and ${name}-${start + partition}.`;
}

function nextWords(partition: number, replicas: number): string {
  if (partition === 0) return "The next one reaches every pod.";
  return partition >= replicas ? "The next one reaches none." : "The next one stops at the line.";
}

function Preview({ board, partition }: { board: Board; partition: number }) {
  const { set, slots } = board;
  const boundary = set.start + partition;
  const isUnderWay = set.currentRevision !== set.updateRevision;
  const newBelow = Object.values(slots).filter(
    ({ ordinal, place, pod }) => isUnderWay && place === "in-range" && ordinal < boundary && pod?.revision === set.updateRevision,
  );
  return (
    <>
      <RolloutWords
        board={board}
        target={set.updateRevision}
        strategy={{ ...plannedStrategy(set), partition }}
        isHeldShown={isUnderWay}
        nothing={
          isUnderWay ? "No pod is replaced now." : `No pod is replaced now: no update is under way. ${nextWords(partition, set.replicas)}`
        }
      />
      {newBelow.length > 0 && (
        <p className="text-wait">
          Already at the new revision, and staying there:{" "}
          <Text className="break-all font-mono">{newBelow.map(({ podName }) => podName).join(", ")}</Text>. This is no undo.
        </p>
      )}
    </>
  );
}
