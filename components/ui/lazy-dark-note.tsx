import dynamic from "next/dynamic";

/** The note about what may not be seen, loaded where something may not: for the pages that are loaded first. */
export const LazyDarkNote = dynamic(() => import("./dark-note.tsx").then((module) => module.DarkNote), { ssr: false });
