"use client";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { memo, type Ref } from "react";
import { NoteLines } from "../ui/note-lines.tsx";
import { Panel } from "../ui/panel.tsx";
import { OrdinalLink, type PodProps } from "./network-cells.tsx";
import { networkColumns } from "./network-columns.tsx";

/** Above so many rows only those near the window exist. */
const plainRowsMax = 60;
const rowHeight = 84;

// Loaded only for a set that is large enough to want it.
const VirtualRows = dynamic(() => import("../ui/virtual-rows.tsx").then((module) => module.VirtualRows), { ssr: false });

/** One row per ordinal: the pod's addresses, and what DNS and the slices say of them. */
export function PodTable({ rows }: { rows: readonly PodProps[] }) {
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={rows.length + 1}>
        <caption className="sr-only">Names and addresses</caption>
        <thead>
          <tr className="h-[38px] border-line border-b text-left text-faint text-xs">
            <th scope="col" className="w-[60px] px-3">
              <span className="sr-only">Ordinal</span>
            </th>
            {networkColumns.map(({ key, title, width }) => (
              <th key={key} scope="col" className={clsx("px-3 font-medium", width)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {rows.length <= plainRowsMax ? (
          rows.map((row) => <PodRow key={row.pod.ordinal} {...row} />)
        ) : (
          <VirtualRows count={rows.length} rowHeight={rowHeight} activeIndex={-1}>
            {(index, measure) => {
              const row = rows[index];
              return row && <PodRow key={row.pod.ordinal} index={index} measure={measure} {...row} />;
            }}
          </VirtualRows>
        )}
      </table>
    </Panel>
  );
}

const PodRow = memo(function PodRow({ index, measure, ...props }: PodProps & { index?: number; measure?: Ref<HTMLTableSectionElement> }) {
  const { notes } = props.pod;
  return (
    <tbody ref={measure} data-index={index} className="border-line border-b last:border-b-0">
      <tr aria-rowindex={index === undefined ? undefined : index + 2}>
        <th scope="row" className="px-3 pt-[11px] pb-2 text-left align-top font-normal">
          <OrdinalLink {...props} />
        </th>
        {networkColumns.map(({ key, Cell }) => (
          <td key={key} className="overflow-hidden px-3 pt-2 pb-2 align-top">
            <Cell {...props} />
          </td>
        ))}
      </tr>
      {notes.length > 0 && (
        <tr>
          <td colSpan={networkColumns.length + 1} className="pr-3 pb-2.5 pl-[72px]">
            <NoteLines notes={notes} />
          </td>
        </tr>
      )}
    </tbody>
  );
});
