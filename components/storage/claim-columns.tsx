import type { ReactNode } from "react";
import { type ClaimProps, ClassCell, NameCell, OwnerCell, PhaseCell, SizeCell, VolumeCell } from "./claim-cells.tsx";

/** What is shown of a claim, in rows and cards alike. */
export const claimColumns: readonly { key: string; title: string; width: string; Cell: (props: ClaimProps) => ReactNode }[] = [
  { key: "claim", title: "Claim", width: "", Cell: NameCell },
  { key: "state", title: "State", width: "w-[128px]", Cell: PhaseCell },
  { key: "size", title: "Size", width: "w-[172px]", Cell: SizeCell },
  { key: "class", title: "Class", width: "w-[112px]", Cell: ClassCell },
  { key: "volume", title: "Volume", width: "w-[270px]", Cell: VolumeCell },
  { key: "owner", title: "Owner", width: "w-[236px]", Cell: OwnerCell },
];
