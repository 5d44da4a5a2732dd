"use client";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { memo, type Ref } from "react";
import type { UsageResponse } from "@/lib/protocol/usage-response.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import type { StorageClaim, StorageView } from "@/lib/statefulset/storage/storage-view.ts";
import { NoteLines } from "../ui/note-lines.tsx";
import { Panel } from "../ui/panel.tsx";
import { type ClaimProps, OrdinalLink } from "./claim-cells.tsx";
import { claimColumns } from "./claim-columns.tsx";

export interface ClaimListProps {
  claims: readonly StorageClaim[];
  board: Board | undefined;
  query: string;
  dark: StorageView["dark"];
  usage: UsageResponse | undefined;
}

/** Above so many rows only those near the window exist. */
const plainRowsMax = 60;
const rowHeight = 59;

// Loaded only for a set that is large enough to want it.
const VirtualRows = dynamic(() => import("../ui/virtual-rows.tsx").then((module) => module.VirtualRows), { ssr: false });

/** One row per claim, by ordinal; what there is to say of it below the row. */
export function ClaimTable({ claims, ...rest }: ClaimListProps) {
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={claims.length + 1}>
        <caption className="sr-only">Claims</caption>
        <thead>
          <tr className="h-[38px] border-line border-b text-left text-faint text-xs">
            <th scope="col" className="w-[60px] px-3">
              <span className="sr-only">Ordinal</span>
            </th>
            {claimColumns.map(({ key, title, width }) => (
              <th key={key} scope="col" className={clsx("px-3 font-medium", width)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {claims.length <= plainRowsMax ? (
          claims.map((claim) => <ClaimRow key={claim.name} claim={claim} {...rest} />)
        ) : (
          <VirtualRows count={claims.length} rowHeight={rowHeight} activeIndex={-1}>
            {(index, measure) => {
              const claim = claims[index];
              return claim && <ClaimRow key={claim.name} claim={claim} index={index} measure={measure} {...rest} />;
            }}
          </VirtualRows>
        )}
      </table>
    </Panel>
  );
}

const ClaimRow = memo(function ClaimRow({
  index,
  measure,
  ...props
}: ClaimProps & { index?: number; measure?: Ref<HTMLTableSectionElement> }) {
  const { notes } = props.claim;
  return (
    <tbody ref={measure} data-index={index} className="border-line border-b last:border-b-0">
      <tr className="h-[58px]" aria-rowindex={index === undefined ? undefined : index + 2}>
        <td className="px-3 pt-[11px] align-top">
          <OrdinalLink {...props} />
        </td>
        {claimColumns.map(({ key, Cell }) =>
          key === "claim" ? (
            <th key={key} scope="row" className="overflow-hidden px-3 pt-2 pb-1.5 text-left align-top font-normal">
              <Cell {...props} />
            </th>
          ) : (
            <td key={key} className="overflow-hidden px-3 pt-2 pb-1.5 align-top">
              <Cell {...props} />
            </td>
          ),
        )}
      </tr>
      {notes.length > 0 && (
        <tr>
          <td colSpan={claimColumns.length + 1} className="pr-3 pb-2.5 pl-[72px]">
            <NoteLines notes={notes} />
          </td>
        </tr>
      )}
    </tbody>
  );
});
