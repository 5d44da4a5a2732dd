import type { ReactNode } from "react";
import { AddressCell, type PodProps, RecordCell, ReverseCell, SliceCell } from "./network-cells.tsx";

/** What is shown of a pod's network, in rows and cards alike. */
export const networkColumns: readonly { key: string; title: string; width: string; Cell: (props: PodProps) => ReactNode }[] = [
  { key: "address", title: "Pod", width: "w-[168px]", Cell: AddressCell },
  { key: "record", title: "Name in DNS", width: "", Cell: RecordCell },
  { key: "slices", title: "EndpointSlices", width: "w-[28%]", Cell: SliceCell },
  { key: "reverse", title: "Address back (PTR)", width: "w-[25%]", Cell: ReverseCell },
];
