"use client";
import clsx from "clsx";
import { useMemo } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { toPodName } from "@/lib/statefulset/ordinal.ts";
import { revisionHue } from "@/lib/statefulset/revision-hue.ts";
import type { RolloutRecord } from "@/lib/timeline/recording/rollout-record.ts";
import { type RecordedState, stateAt } from "@/lib/timeline/recording/state-at.ts";
import type { Transition } from "@/lib/timeline/recording/transition.ts";
import { type BoardColumnKey, boardColumns } from "../board/board-columns.ts";
import { BoardTableHead } from "../board/board-table.tsx";
import { lifeWords } from "../board/life-words.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery } from "../shell/query.ts";
import { formatAge } from "../text/format-age.ts";
import { Name, Text } from "../text/text.tsx";
import { phaseState } from "../timeline/phase-state.ts";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { Small } from "../ui/small.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { VirtualRows } from "../ui/virtual-rows.tsx";
import { AsOfBanner } from "./as-of-banner.tsx";
import { formatMoment } from "./format-moment.ts";
import { useNow } from "./use-now.ts";

/** Above so many rows only those near the window exist. */
const plainRowsMax = 60;
const rowHeight = 67;
const backToNow = () => changeQuery({ at: undefined });

/** The board as it was at a moment, as far as it is recorded; what is not recorded says so instead of showing today's. */
export function PastBoard({ board, at }: { board: Board; at: number }) {
  const { namespace, name } = board.set;
  const { document: record } = useTopic("rollout", `${namespace}/${name}`);
  const now = useNow();
  const state = useMemo(() => (record ? stateAt(record, at) : undefined), [record, at]);
  if (!record) return <SkeletonRows rows={3} rowClass="h-[67px]" label="Loading the recording." />;
  return (
    <>
      <AsOfBanner at={at} now={now} state={state} onNow={backToNow} />
      {state ? <Rows state={state} setName={name} at={at} now={now} /> : <NotReached record={record} now={now} />}
    </>
  );
}

function NotReached({ record, now }: { record: RolloutRecord; now: number }) {
  return (
    <Panel>
      <PanelMessage title="Not recorded">
        <p className="text-soft">
          The record of this explorer does not reach back so far: it begins at {formatMoment(record.beginsAt ?? record.watchedFrom, now)}.
        </p>
        <Pill onClick={backToNow}>Back to now</Pill>
      </PanelMessage>
    </Panel>
  );
}

interface RowsProps {
  state: RecordedState;
  setName: string;
  at: number;
  now: number;
}

function Rows(props: RowsProps) {
  const isNarrow = useNarrow();
  const { places } = props.state;
  if (places.length === 0) {
    return (
      <Panel>
        <PanelMessage title="No ordinals">
          <p className="text-soft">The set had no pods at that moment.</p>
        </PanelMessage>
      </Panel>
    );
  }
  const columns = boardColumns.filter(({ key }) => !isNarrow || narrowColumns.has(key));
  const row = (place: Transition, index?: number) => (
    <tbody key={place.ordinal} data-index={index} className="border-line border-b last:border-b-0">
      <tr className="h-[66px]" data-ordinal={place.ordinal}>
        {columns.map(({ key, isNumber }) =>
          key === "ordinal" ? (
            <th key={key} scope="row" className="w-[56px] px-3 font-normal">
              <span className="sr-only">Ordinal </span>
              <OrdinalTile ordinal={place.ordinal} hue={hueOf(place, props.state)} fill={phaseState[place.phase].fill} />
            </th>
          ) : (
            <td key={key} className={clsx("overflow-hidden px-3 align-middle", isNumber && "text-right")}>
              <Cell column={key} place={place} isNarrow={isNarrow} {...props} />
            </td>
          ),
        )}
      </tr>
    </tbody>
  );
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={places.length + 1}>
        <caption className="sr-only">
          Ordinals of {props.setName} as of {formatMoment(props.at, props.now)}
        </caption>
        {!isNarrow && <BoardTableHead />}
        {places.length <= plainRowsMax ? (
          places.map((place) => row(place))
        ) : (
          <VirtualRows count={places.length} rowHeight={rowHeight} activeIndex={-1}>
            {(index) => {
              const place = places[index];
              return place && row(place, index);
            }}
          </VirtualRows>
        )}
      </table>
      {isNarrow && <p className="px-3 py-2 text-faint text-xs">Claims, DNS, counters and nodes are not recorded.</p>}
    </Panel>
  );
}

/** What fits a telephone: all that is recorded, the revision below the pod. */
const narrowColumns: ReadonlySet<BoardColumnKey> = new Set(["ordinal", "pod", "state"]);

function hueOf(place: Transition, { spec }: RecordedState) {
  return revisionHue(place.revision, spec ?? {});
}

function Cell({
  column,
  place,
  isNarrow,
  state,
  setName,
  at,
  now,
}: RowsProps & { column: BoardColumnKey; place: Transition; isNarrow: boolean }) {
  const { phase, ordinal, life, revision, reason, restarts = 0 } = place;
  switch (column) {
    case "ordinal":
      return null;
    case "pod":
      return (
        <>
          <div className={clsx("truncate font-mono text-code", phase === "absent" && "text-faint")}>
            {phase === "absent" ? "no pod" : <Name>{toPodName(setName, ordinal)}</Name>}
          </div>
          {phase !== "absent" && <Small>{life > 1 ? lifeWords(life) : "first recorded life"}</Small>}
          {isNarrow && revision !== undefined && <RevisionChip revision={revision} setName={setName} hue={hueOf(place, state)} />}
        </>
      );
    case "state": {
      const notes = [
        `since ${formatMoment(place.at, now)}, ${formatAge(at - place.at)}`,
        ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
        ...(reason === undefined ? [] : [reason]),
      ].join(" · ");
      return (
        <>
          <StateWord state={phaseState[phase].state} />
          <Small title={notes}>
            <Text>{notes}</Text>
          </Small>
        </>
      );
    }
    case "revision":
      return revision === undefined ? null : <RevisionChip revision={revision} setName={setName} hue={hueOf(place, state)} />;
    case "claims":
    case "dns":
    case "counter":
    case "node":
      return <span className="text-faint text-xs">not recorded</span>;
  }
}
