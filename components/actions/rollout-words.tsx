"use client";
import {
  type PlannedStrategy,
  type RolloutBlocker,
  type RolloutPreview,
  rolloutPreview,
} from "@/lib/statefulset/actions/rollout-preview.ts";
import type { Board, SetView } from "@/lib/statefulset/board/board.ts";
import { slotStates } from "../encoding/slot-state.ts";
import { useTopic } from "../live/use-topic.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";

interface RolloutWordsProps {
  board: Board;
  /** The revision that pods are replaced for; undefined: one that is still to be made. */
  target: string | undefined;
  /** Another strategy than the set has now. */
  strategy?: PlannedStrategy;
  /** Why no pod is replaced, where none is. */
  nothing: string;
  isHeldShown?: boolean;
}

/** Which pods will be replaced in which order, which are held back, and what holds all of it up. */
export function RolloutWords({ board, target, strategy, nothing, isHeldShown = true }: RolloutWordsProps) {
  const { set } = board;
  const { document: status } = useTopic("status");
  const preview = rolloutPreview(board, target, strategy, status?.version);
  const { steps, count, held, blockers } = preview;
  return (
    <section aria-label="What will happen" className="grid gap-2">
      {count === 0 ? (
        <p className="text-soft">{nothing}</p>
      ) : (
        <>
          <p>
            <b className="font-medium">{countWords(preview)}</b>
            <span className="text-soft">{paceWords(preview, set)}</span>
          </p>
          <ol className="grid max-h-40 gap-0.5 overflow-auto rounded-lg border border-line bg-shade px-3 py-2">
            {steps.map(({ ordinal, podName }) => (
              <li key={ordinal}>
                <Text className="break-all font-mono text-code">{podName}</Text>
              </li>
            ))}
            {count > steps.length && <li className="text-soft">and {count - steps.length} more</li>}
          </ol>
        </>
      )}
      {isHeldShown && held.length > 0 && (
        <p className="text-soft text-xs">
          Below the partition, and not touched: <Names names={held} />. Deleted, {held.length === 1 ? "it comes" : "they come"} back at the
          revision of before.
        </p>
      )}
      {blockers.length > 0 && <Blockers blockers={blockers} set={set} />}
    </section>
  );
}

function countWords({ pace, count }: RolloutPreview): string {
  const pods = count === 1 ? "1 pod" : `${count} pods`;
  return pace === "by-hand" ? "No pod is replaced by itself" : `${pods} ${count === 1 ? "is" : "are"} replaced`;
}

function paceWords({ pace, count, atOnce }: RolloutPreview, { minReadySeconds }: SetView): string {
  const ready = minReadySeconds === 0 ? "ready" : `ready for ${minReadySeconds} s`;
  switch (pace) {
    case "by-hand":
      return `: with OnDelete ${count === 1 ? "this pod stays" : `these ${count} stay`} until somebody deletes ${count === 1 ? "it" : "them"}.`;
    case "one-by-one":
      return count === 1 ? "." : `, one after the other, the highest ordinal first, each once the one before is ${ready}.`;
    case "in-batches":
      return `, ${atOnce} together, the highest ordinals first; they come back one at a time, and the next ${atOnce} go once all are ${ready}.`;
    case "in-a-window":
      return `, the highest ordinal first, at most ${atOnce} away at once; the next goes as soon as one is ${ready}.`;
    case "all-at-once":
      return ", all of them together: none comes back before all are gone.";
  }
}

const namesMax = 8;

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      <Text className="break-all font-mono">{names.slice(0, namesMax).join(", ")}</Text>
      {names.length > namesMax && ` and ${names.length - namesMax} more`}
    </>
  );
}

function Blockers({ blockers, set }: { blockers: readonly RolloutBlocker[]; set: SetView }) {
  const query = useQuery().toString();
  const [first] = blockers;
  if (!first) return null;
  return (
    <div className="grid gap-1 rounded-lg border border-line px-3 py-2 text-wait">
      <p>
        <Text className="break-all font-mono text-code">{first.podName}</Text> is{" "}
        {first.isLeaving ? "being scaled away" : slotStates[first.state].word.toLowerCase()}
        {first.reason !== undefined && (
          <>
            {" "}
            (<Text>{first.reason}</Text>)
          </>
        )}
        {blockers.length > 1 && `, and ${blockers.length - 1} more hold it up`}:{" "}
        {first.isLeaving ? "with OrderedReady that comes first." : waitWords(set)}
      </p>
      {first.comesBackAt !== undefined && set.podManagementPolicy === "OrderedReady" && (
        <p>
          If it does not become ready by itself, it has to be deleted by hand; it comes back at{" "}
          {first.comesBackAt === "new" ? "the new revision" : "the revision of before, for it lies below the partition"}.{" "}
          <QueryLink query={query} change={{ do: "delete-pod", on: String(first.ordinal), to: undefined }} className="underline">
            Delete {first.podName}…
          </QueryLink>
        </p>
      )}
    </div>
  );
}

function waitWords({ podManagementPolicy, maxUnavailable }: SetView): string {
  if (podManagementPolicy === "OrderedReady") return "with OrderedReady nothing is replaced before every pod is ready.";
  if (maxUnavailable !== undefined) return "as many pods are away as maxUnavailable allows, so none is taken before one is back.";
  return "the pods below wait for it.";
}
