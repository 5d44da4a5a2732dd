import { memo } from "react";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { Age } from "../ui/age.tsx";
import { CardList } from "../ui/card-list.tsx";
import { CountersCell, OrdinalStrip, ServiceNameCell, SetNameCell, StrategyCell } from "./fleet-cells.tsx";

/** The fleet of a narrow window: one card per set. */
export function FleetCards({ rows }: { rows: readonly FleetRow[] }) {
  return (
    <CardList keys={rows.map(({ uid }) => uid)} cardHeight={180} activeIndex={-1}>
      {(index) => {
        const row = rows[index];
        return row && <FleetCard row={row} />;
      }}
    </CardList>
  );
}

const FleetCard = memo(function FleetCard({ row }: { row: FleetRow }) {
  return (
    <article data-uid={row.uid} className="grid min-w-0 gap-2.5 rounded-xl border border-line bg-panel px-3.5 py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <SetNameCell row={row} />
        </div>
        <div className="shrink-0 text-right">
          {row.ready}/{row.replicas} ready
          <div className="text-faint text-xs">
            <Age at={row.createdAt} of="cluster" suffix=" old" />
          </div>
        </div>
      </div>
      <OrdinalStrip row={row} />
      <div className="grid grid-cols-2 gap-3">
        <div className="min-w-0">
          <StrategyCell row={row} />
        </div>
        <div className="min-w-0">
          <ServiceNameCell row={row} />
        </div>
      </div>
      <CountersCell row={row} />
    </article>
  );
});
