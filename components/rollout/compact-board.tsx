"use client";
import type { Ref } from "react";
import type { RecordedState } from "@/lib/timeline/recording/state-at.ts";
import type { Transition } from "@/lib/timeline/recording/transition.ts";
import { lifeWords } from "../board/life-words.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { formatAge } from "../text/format-age.ts";
import { Text } from "../text/text.tsx";
import { phaseState } from "../timeline/phase-state.ts";
import { Small } from "../ui/small.tsx";
import { formatMoment } from "./format-moment.ts";
import { type RecordHues, spanHue } from "./record-hues.ts";
import { ScrollTable } from "./scroll-table.tsx";

interface CompactBoardProps {
  state: RecordedState;
  setName: string;
  hues: RecordHues;
  at: number;
  now: number;
}

const rowHeight = 58;

/** Every ordinal as it was at the moment that is looked at: what, and since when. */
export function CompactBoard({ state: { places }, ...shared }: CompactBoardProps) {
  return (
    <ScrollTable
      label="Ordinals at that moment"
      caption={`Ordinals of ${shared.setName} at that moment`}
      columns={["Ordinal", "State", "Revision"]}
      count={places.length}
      rowHeight={rowHeight}
    >
      {(index, measure) => {
        const place = places[index];
        return place && <Row key={place.ordinal} place={place} index={index} measure={measure} {...shared} />;
      }}
    </ScrollTable>
  );
}

interface RowProps extends Omit<CompactBoardProps, "state"> {
  place: Transition;
  index: number;
  measure: Ref<HTMLTableSectionElement>;
}

function Row({ place, index, measure, setName, hues, at, now }: RowProps) {
  const { ordinal, phase, revision, life, reason, restarts = 0 } = place;
  const hue = spanHue(revision, hues);
  const notes = [
    `since ${formatMoment(place.at, now)}, ${formatAge(at - place.at)}`,
    ...(phase !== "absent" && life > 1 ? [lifeWords(life)] : []),
    ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
    ...(reason === undefined ? [] : [reason]),
  ].join(" · ");
  return (
    <tbody ref={measure} data-index={index} className="border-line border-b last:border-b-0">
      <tr data-ordinal={ordinal} aria-rowindex={index + 2}>
        <th scope="row" className="w-[56px] px-3 py-2">
          <span className="sr-only">Ordinal </span>
          <OrdinalTile ordinal={ordinal} hue={hue} fill={phaseState[phase].fill} />
        </th>
        <td className="max-w-0 px-2 py-1.5">
          <StateWord state={phaseState[phase].state} />
          <Small title={notes}>
            <Text>{notes}</Text>
          </Small>
        </td>
        <td className="w-[150px] px-3 text-right">
          {revision !== undefined && <RevisionChip revision={revision} setName={setName} hue={hue} />}
        </td>
      </tr>
    </tbody>
  );
}
