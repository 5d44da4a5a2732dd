"use client";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { type BoardNotes, boardNotes } from "@/lib/statefulset/board/board-notes.ts";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { slotStates } from "../encoding/slot-state.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";
import { pillClass } from "../ui/pill-class.ts";

/** What is happening, what it waits for, and the one thing that a person has to do, if there is one. */
export function BoardNotesLine({ board }: { board: Board }) {
  const notes = boardNotes(board);
  const query = useQuery().toString();
  if (!notes.update && notes.stuckAt === undefined && notes.troubles.length === 0) return null;
  return (
    <section aria-label="What is happening" className="mb-3 grid gap-1.5 rounded-xl border border-line bg-panel px-4 py-3">
      {notes.update && <UpdateLine update={notes.update} setName={board.set.name} />}
      {notes.troubles.map(({ state, reason, ordinals }) => (
        <p key={`${state} ${reason ?? ""}`} className="text-soft">
          <b className="font-medium text-ink">{slotStates[state].word}</b>: {ordinalWords(ordinals)}
          {reason !== undefined && (
            <>
              {" · "}
              <Text className="break-words">{reason}</Text>
            </>
          )}
        </p>
      ))}
      {notes.stuckAt !== undefined && <StuckLine board={board} ordinal={notes.stuckAt} />}
      <p>
        <QueryLink query={query} change={{ tab: "rollout" }} className="text-soft text-xs underline">
          What it waits for, and what comes next
        </QueryLink>
      </p>
    </section>
  );
}

function UpdateLine({
  update: { revision, updated, reached, held, onDelete },
  setName,
}: {
  update: NonNullable<BoardNotes["update"]>;
  setName: string;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
      <b className="font-medium text-ink">
        {updated} of {reached} {reached === 1 ? "pod is" : "pods are"} at
      </b>
      <RevisionChip revision={revision} setName={setName} hue="update" />
      {held > 0 && (
        <span>
          {held} {held === 1 ? "stays" : "stay"} below the partition.
        </span>
      )}
      {onDelete && onDelete.length > 0 && <span>OnDelete: nothing moves until somebody deletes {ordinalWords(onDelete)}.</span>}
    </p>
  );
}

function StuckLine({ board, ordinal }: { board: Board; ordinal: number }) {
  const query = useQuery().toString();
  const name = `${board.set.name}-${ordinal}`;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-wait">
      <span className="min-w-0">
        <Text className="break-all font-mono text-code">{name}</Text> holds everything up: with OrderedReady the controller waits until it
        is ready before it replaces anything, and it is at a revision that is no longer wanted. Deleted by hand, it comes back at the right
        one, with its claims.
      </span>
      <QueryLink query={query} change={{ do: "delete-pod", on: String(ordinal) }} className={pillClass}>
        Delete {name}…
      </QueryLink>
    </p>
  );
}

const shownMax = 12;

function ordinalWords(ordinals: readonly number[]): string {
  const shown = ordinals.slice(0, shownMax).join(", ");
  const more = ordinals.length > shownMax ? ` and ${ordinals.length - shownMax} more` : "";
  return `${ordinals.length === 1 ? "ordinal" : "ordinals"} ${shown}${more}`;
}
