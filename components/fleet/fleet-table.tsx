"use client";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, type Ref, useMemo } from "react";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { changeQuery } from "../shell/query.ts";
import { Panel } from "../ui/panel.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { fleetColumns } from "./fleet-columns.tsx";
import { type FleetView, sortParameter } from "./fleet-view.ts";
import { sortFleet } from "./sort-fleet.ts";

/** Above so many rows only those near the window exist. */
const plainRowsMax = 100;
const rowHeight = 59;

// Loaded only for a fleet that is large enough to want it.
const VirtualRows = dynamic(() => import("../ui/virtual-rows.tsx").then((module) => module.VirtualRows), { ssr: false });

// Loaded only where the window is narrow.
const FleetCards = dynamic(() => import("./fleet-cards.tsx").then((module) => module.FleetCards), { ssr: false });

interface FleetTableProps {
  rows: readonly FleetRow[];
  view: FleetView;
  /** The row that the keyboard stands on, by uid. */
  active: string | undefined;
}

/** The sets, sorted; as cards where the window is narrow. */
export function FleetTable({ rows, view, active }: FleetTableProps) {
  const { sort, isDescending } = view;
  const sorted = useMemo(() => sortFleet(rows, { sort, isDescending }), [rows, sort, isDescending]);
  const isNarrow = useNarrow();
  if (isNarrow) return <FleetCards rows={sorted} />;
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={sorted.length + 1}>
        <caption className="sr-only">StatefulSets</caption>
        <thead>
          <tr className="h-[38px] border-line border-b text-faint text-xs">
            {fleetColumns.map((column) => (
              <HeaderCell key={column.id} column={column} view={view} />
            ))}
          </tr>
        </thead>
        {sorted.length <= plainRowsMax ? (
          sorted.map((row) => <FleetTableRow key={row.uid} row={row} />)
        ) : (
          <VirtualRows count={sorted.length} rowHeight={rowHeight} activeIndex={sorted.findIndex(({ uid }) => uid === active)}>
            {(index, measure) => {
              const row = sorted[index];
              return row && <FleetTableRow key={row.uid} row={row} index={index} measure={measure} />;
            }}
          </VirtualRows>
        )}
      </table>
    </Panel>
  );
}

function HeaderCell({ column, view }: { column: (typeof fleetColumns)[number]; view: FleetView }) {
  const { sort, title, className } = column;
  const isSorted = view.sort === sort;
  const Arrow = view.isDescending ? ArrowDown : ArrowUp;
  const ariaSort = !isSorted ? undefined : view.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={ariaSort} className={clsx("px-3 font-medium", className)}>
      {sort ? (
        <button
          type="button"
          onClick={() => changeQuery({ sort: sortParameter(sort, isSorted && !view.isDescending) })}
          className={clsx("inline-flex min-h-6 items-center gap-1 rounded hover:text-ink", isSorted && "text-ink")}
        >
          {title}
          {isSorted && <Arrow aria-hidden="true" className="size-3" />}
        </button>
      ) : (
        title
      )}
    </th>
  );
}

interface FleetTableRowProps {
  row: FleetRow;
  index?: number;
  measure?: Ref<HTMLTableSectionElement>;
}

const FleetTableRow = memo(function FleetTableRow({ row, index, measure }: FleetTableRowProps) {
  return (
    <tbody
      ref={measure}
      data-index={index}
      data-uid={row.uid}
      className="border-line border-b last:border-b-0 focus-within:bg-shade hover:bg-shade"
    >
      <tr className="h-[58px]" aria-rowindex={index === undefined ? undefined : index + 2}>
        {fleetColumns.map(({ id, cell, className }) => {
          const classes = clsx("overflow-hidden px-3 align-middle", className);
          return id === "set" ? (
            <th key={id} scope="row" className={clsx(classes, "font-normal")}>
              {cell(row)}
            </th>
          ) : (
            <td key={id} className={classes}>
              {cell(row)}
            </td>
          );
        })}
      </tr>
    </tbody>
  );
});
