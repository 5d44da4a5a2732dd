"use client";
import type { RevisionView } from "@/lib/protocol/actions/revisions-response.ts";
import type { SetView } from "@/lib/statefulset/board/board.ts";
import { ordinalWords } from "@/lib/statefulset/rollout/ordinal-words.ts";
import type { RevisionRow } from "@/lib/statefulset/rollout/revision-rows.ts";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";

export interface RevisionListProps {
  rows: readonly RevisionRow[];
  set: SetView;
  /** Whether the set's revisions may be listed at all: one that is not among them is gone. */
  areListed: boolean;
  /** What was fetched of them, by name. */
  told?: ReadonlyMap<string, RevisionView>;
}

/** The set's revisions, the newest first, and who runs what. */
export function RevisionList({ rows, told, ...props }: RevisionListProps) {
  return (
    <ul>
      {rows.map((row) => (
        <RevisionLine key={row.name} row={row} told={told?.get(row.name)} {...props} />
      ))}
    </ul>
  );
}

interface RevisionLineProps extends Pick<RevisionListProps, "set" | "areListed"> {
  row: RevisionRow;
  told: RevisionView | undefined;
}

function RevisionLine({ row, set, areListed, told }: RevisionLineProps) {
  const { name, revision, createdAt, hue, isCurrent, isUpdate, ordinals } = row;
  return (
    <li className="border-line border-t px-4 py-2 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-24 shrink-0 font-medium tabular-nums">
          {revision === undefined ? (areListed ? "not kept" : "Revision") : `Revision ${revision}`}
        </span>
        <RevisionChip revision={name} setName={set.name} hue={hue} />
        <span className="text-soft text-xs">{markWords(isCurrent, isUpdate)}</span>
        <span className="min-w-0 break-words text-soft">{runWords(ordinals)}</span>
        {createdAt !== undefined && (
          <span className="ml-auto text-faint text-xs">
            <Age at={createdAt} of="cluster" prefix="made " suffix=" ago" />
          </span>
        )}
      </div>
      {told && (
        <div className="mt-1 grid gap-0.5 text-soft text-xs">
          <Text className="break-all">{told.images.map(({ image }) => image).join(", ")}</Text>
          {told.cause !== undefined && <Text className="break-words">{told.cause}</Text>}
        </div>
      )}
    </li>
  );
}

function markWords(isCurrent: boolean, isUpdate: boolean): string | undefined {
  if (isCurrent && isUpdate) return "current, and the one that is wanted";
  if (isUpdate) return "the one that is wanted";
  return isCurrent ? "current" : undefined;
}

function runWords(ordinals: readonly number[]): string {
  if (ordinals.length === 0) return "no pod runs it";
  return ordinals.length === 1 ? `ordinal ${ordinalWords(ordinals)} runs it` : `ordinals ${ordinalWords(ordinals)} run it`;
}
