import type { Board } from "@/lib/statefulset/board/board.ts";

/** The board's columns in order, with the share of the width that each takes (in percent; the tile's, the revision's and the node's are fixed). */
export const boardColumns = [
  { key: "ordinal", title: "Ordinal", width: "w-[56px]", dark: undefined, isNumber: false },
  { key: "pod", title: "Pod", width: "w-[15.5%]", dark: "pods", isNumber: false },
  { key: "state", title: "State", width: "w-[11.5%]", dark: "pods", isNumber: false },
  { key: "revision", title: "Revision", width: "w-[146px]", dark: "pods", isNumber: false },
  { key: "claims", title: "Claim → volume", width: "w-[20%]", dark: "claims", isNumber: false },
  { key: "dns", title: "DNS identity", width: "w-[15.5%]", dark: "endpoints", isNumber: false },
  { key: "counter", title: "Counter", width: "w-[11%]", dark: undefined, isNumber: true },
  { key: "node", title: "Node", width: "w-[118px]", dark: undefined, isNumber: false },
] as const satisfies readonly {
  key: string;
  title: string;
  width: string;
  dark: keyof Board["dark"] | undefined;
  isNumber: boolean;
}[];

export type BoardColumnKey = (typeof boardColumns)[number]["key"];

/** What a dark column says in its cells. */
export const darkWords: Readonly<Record<keyof Board["dark"], string>> = {
  pods: "may not list pods",
  claims: "may not list claims",
  volumes: "may not list volumes",
  service: "may not list Services",
  endpoints: "may not list EndpointSlices",
  revisions: "may not list revisions",
  nodes: "may not list nodes",
  events: "may not list events",
};
