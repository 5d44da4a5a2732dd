"use client";
import { useRef } from "react";
import type { RecordedState } from "@/lib/timeline/recording/state-at.ts";
import type { Transition } from "@/lib/timeline/recording/transition.ts";
import { lifeWords } from "../board/life-words.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { formatAge } from "../text/format-age.ts";
import { Text } from "../text/text.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { Small } from "../ui/small.tsx";
import { formatMoment } from "./format-moment.ts";
import { phaseState } from "./phase-state.ts";
import { type RecordHues, spanHue } from "./record-hues.ts";

interface CompactBoardProps {
  state: RecordedState;
  setName: string;
  hues: RecordHues;
  at: number;
  now: number;
}

/** More rows than this are for the Board tab, which draws only those near the window. */
const rowsMax = 200;

/** Every ordinal as it was at the moment that is looked at: what, and since when. */
export function CompactBoard({ state, setName, hues, at, now }: CompactBoardProps) {
  const scroller = useRef<HTMLElement>(null);
  const shown = state.places.slice(0, rowsMax);
  return (
    <ScrollRegion scroller={scroller} aria-label="Ordinals at that moment" className="max-h-[420px] overflow-y-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">Ordinals of {setName} at that moment</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Ordinal</th>
            <th scope="col">State</th>
            <th scope="col">Revision</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((place) => (
            <Row key={place.ordinal} place={place} setName={setName} hues={hues} at={at} now={now} />
          ))}
        </tbody>
      </table>
      {shown.length < state.places.length && (
        <p className="px-3.5 py-2 text-faint text-xs">{state.places.length - shown.length} more stand on the Board tab.</p>
      )}
    </ScrollRegion>
  );
}

function Row({ place, setName, hues, at, now }: Omit<CompactBoardProps, "state"> & { place: Transition }) {
  const { ordinal, phase, revision, life, reason, restarts = 0 } = place;
  const hue = spanHue(revision, hues);
  const notes = [
    `since ${formatMoment(place.at, now)}, ${formatAge(at - place.at)}`,
    ...(phase !== "absent" && life > 1 ? [lifeWords(life)] : []),
    ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
    ...(reason === undefined ? [] : [reason]),
  ].join(" · ");
  return (
    <tr className="border-line border-b last:border-b-0" data-ordinal={ordinal}>
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
  );
}
