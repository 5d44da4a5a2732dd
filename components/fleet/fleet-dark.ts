import { createContext } from "react";
import type { Fleet } from "@/lib/statefulset/board/fleet.ts";

/** The kinds whose absence leaves a hole in the fleet, in the order in which they are told. */
export const fleetKinds = ["statefulsets", "pods", "persistentvolumeclaims", "services"] as const;

/** What may not be listed, for the cells that would otherwise show a count of nothing. */
export const FleetDark = createContext<Fleet["dark"]>({});
