import type { ReactNode } from "react";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { Age } from "../ui/age.tsx";
import { ClaimsCountCell, CountersCell, OrdinalStrip, ServiceNameCell, SetNameCell, StrategyCell } from "./fleet-cells.tsx";
import type { FleetSort } from "./fleet-view.ts";

interface FleetColumn {
  id: string;
  title: string;
  /** Width and alignment. */
  className: string;
  cell: (row: FleetRow) => ReactNode;
  /** The name under which it sorts, as in the URL; absent: it does not. */
  sort?: FleetSort;
}

/** The fleet's columns, in order. */
export const fleetColumns: readonly FleetColumn[] = [
  { id: "set", sort: "set", title: "Set", className: "w-[17%] text-left", cell: (row) => <SetNameCell row={row} /> },
  { id: "ordinals", title: "Ordinals", className: "w-[15%] text-left", cell: (row) => <OrdinalStrip row={row} /> },
  { id: "ready", sort: "ready", title: "Ready", className: "w-[7%] text-right", cell: (row) => `${row.ready}/${row.replicas}` },
  { id: "updated", sort: "updated", title: "Updated", className: "w-[8%] text-right", cell: (row) => `${row.updated}/${row.replicas}` },
  { id: "strategy", sort: "strategy", title: "Strategy", className: "w-[13%] text-left", cell: (row) => <StrategyCell row={row} /> },
  { id: "service", sort: "service", title: "Service", className: "w-[14%] text-left", cell: (row) => <ServiceNameCell row={row} /> },
  { id: "claims", sort: "claims", title: "Claims", className: "w-[8%] text-right", cell: (row) => <ClaimsCountCell row={row} /> },
  { id: "counter", title: "Counter by pod", className: "w-[18%] text-left", cell: (row) => <CountersCell row={row} /> },
  { id: "age", sort: "age", title: "Age", className: "w-[6%] text-right", cell: (row) => <Age at={row.createdAt} of="cluster" /> },
];
