import dynamic from "next/dynamic";

/** A slot's details, loaded when the first are opened. */
export const LazySlotDetails = dynamic(() => import("./slot-details.tsx").then((module) => module.SlotDetails), { ssr: false });
