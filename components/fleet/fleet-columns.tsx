import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { Age } from "../ui/age.tsx";
import { ClaimsCountCell, CountersCell, OrdinalStrip, ServiceNameCell, SetNameCell, StrategyCell } from "./fleet-cells.tsx";
import { compareNames } from "./fleet-view.ts";

/** Sorting alone is the table library's; rows are filtered before they reach it. */
export const fleetFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const helper = createColumnHelper<typeof fleetFeatures, FleetRow>();
const byName = (a: { original: FleetRow }, b: { original: FleetRow }) =>
  compareNames(a.original.name, b.original.name) || compareNames(a.original.namespace, b.original.namespace);
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** The fleet's columns; those that sort carry the name that the URL uses. */
export const fleetColumns = helper.columns([
  helper.accessor("name", { id: "set", header: "Set", sortFn: byName, cell: ({ row }) => <SetNameCell row={row.original} /> }),
  helper.display({ id: "ordinals", header: "Ordinals", cell: ({ row }) => <OrdinalStrip row={row.original} /> }),
  helper.accessor((row) => share(row.ready, row.replicas), {
    id: "ready",
    header: "Ready",
    cell: ({ row }) => `${row.original.ready}/${row.original.replicas}`,
  }),
  helper.accessor((row) => share(row.updated, row.replicas), {
    id: "updated",
    header: "Updated",
    cell: ({ row }) => `${row.original.updated}/${row.original.replicas}`,
  }),
  helper.accessor("strategy", { id: "strategy", header: "Strategy", cell: ({ row }) => <StrategyCell row={row.original} /> }),
  helper.accessor((row) => row.service.name, {
    id: "service",
    header: "Service",
    cell: ({ row }) => <ServiceNameCell row={row.original} />,
  }),
  helper.accessor("claims", { id: "claims", header: "Claims", cell: ({ row }) => <ClaimsCountCell row={row.original} /> }),
  helper.display({ id: "counter", header: "Counter by pod", cell: ({ row }) => <CountersCell row={row.original} /> }),
  helper.accessor((row) => -Date.parse(row.createdAt), {
    id: "age",
    header: "Age",
    cell: ({ row }) => <Age at={row.original.createdAt} />,
  }),
]);

/** Width and alignment of each column. */
export const columnClass: Readonly<Record<string, string>> = {
  set: "w-[17%] text-left",
  ordinals: "w-[15%] text-left",
  ready: "w-[7%] text-right",
  updated: "w-[8%] text-right",
  strategy: "w-[13%] text-left",
  service: "w-[14%] text-left",
  claims: "w-[8%] text-right",
  counter: "w-[18%] text-left",
  age: "w-[6%] text-right",
};
