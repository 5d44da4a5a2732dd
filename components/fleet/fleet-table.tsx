"use client";
import { type Row, type SortingState, useTable } from "@tanstack/react-table";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, type Ref, useMemo } from "react";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { changeQuery } from "../shell/query.ts";
import { Panel } from "../ui/panel.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { columnClass, fleetColumns, fleetFeatures } from "./fleet-columns.tsx";
import { type FleetSort, type FleetView, fleetSorts, sortParameter } from "./fleet-view.ts";

/** Above so many rows only those near the window exist. */
const plainRowsMax = 100;
const rowHeight = 59;

// Loaded only for a fleet that is large enough to want it.
const VirtualRows = dynamic(() => import("../ui/virtual-rows.tsx").then((module) => module.VirtualRows), { ssr: false });

// Loaded only where the window is narrow.
const FleetCards = dynamic(() => import("./fleet-cards.tsx").then((module) => module.FleetCards), { ssr: false });

interface FleetTableProps {
  rows: FleetRow[];
  view: FleetView;
  /** The row that the keyboard stands on, by uid. */
  active: string | undefined;
}

type TableRow = Row<typeof fleetFeatures, FleetRow>;

/** The sets, sorted; as cards where the window is narrow. */
export function FleetTable({ rows, view, active }: FleetTableProps) {
  const { sort, isDescending } = view;
  const sorting = useMemo<SortingState>(
    () => [{ id: sort, desc: isDescending }, ...(sort === "set" ? [] : [{ id: "set", desc: false }])],
    [sort, isDescending],
  );
  const table = useTable({ features: fleetFeatures, columns: fleetColumns, data: rows, getRowId: (row) => row.uid, state: { sorting } });
  const sorted = table.getRowModel().rows;
  const isNarrow = useNarrow();
  if (isNarrow) return <FleetCards rows={sorted.map(({ original }) => original)} />;
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={sorted.length + 1}>
        <caption className="sr-only">StatefulSets</caption>
        <thead>
          <tr className="h-[38px] border-line border-b text-faint text-xs">
            {fleetColumns.map(({ id = "", header }) => (
              <HeaderCell key={id} id={id} title={String(header)} view={view} />
            ))}
          </tr>
        </thead>
        {sorted.length <= plainRowsMax ? (
          sorted.map((row) => <FleetTableRow key={row.id} row={row} original={row.original} />)
        ) : (
          <VirtualRows count={sorted.length} rowHeight={rowHeight} activeIndex={sorted.findIndex(({ id }) => id === active)}>
            {(index, measure) => {
              const row = sorted[index];
              return row && <FleetTableRow key={row.id} row={row} original={row.original} index={index} measure={measure} />;
            }}
          </VirtualRows>
        )}
      </table>
    </Panel>
  );
}

function HeaderCell({ id, title, view }: { id: string; title: string; view: FleetView }) {
  const sort: FleetSort | undefined = fleetSorts.find((name) => name === id);
  const isSorted = view.sort === sort;
  const Arrow = view.isDescending ? ArrowDown : ArrowUp;
  const ariaSort = !isSorted ? undefined : view.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={ariaSort} className={clsx("px-3 font-medium", columnClass[id])}>
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
  row: TableRow;
  original: FleetRow;
  index?: number;
  measure?: Ref<HTMLTableSectionElement>;
}

// The library makes new row objects for every new list; what is painted depends on the set alone.
const FleetTableRow = memo(
  function FleetTableRow({ row, index, measure }: FleetTableRowProps) {
    return (
      <tbody
        ref={measure}
        data-index={index}
        data-uid={row.id}
        className="border-line border-b last:border-b-0 focus-within:bg-shade hover:bg-shade"
      >
        <tr className="h-[58px]" aria-rowindex={index === undefined ? undefined : index + 2}>
          {row.getAllCells().map((cell) => {
            const { id, columnDef } = cell.column;
            const content = typeof columnDef.cell === "function" ? columnDef.cell(cell.getContext()) : null;
            const className = clsx("overflow-hidden px-3 align-middle", columnClass[id]);
            return id === "set" ? (
              <th key={id} scope="row" className={clsx(className, "font-normal")}>
                {content}
              </th>
            ) : (
              <td key={id} className={className}>
                {content}
              </td>
            );
          })}
        </tr>
      </tbody>
    );
  },
  (before, after) => before.original === after.original && before.index === after.index,
);
