import type { Board, Slot } from "@/lib/statefulset/board/board.ts";
import { slotStates } from "../encoding/slot-state.ts";

export const boardTabs = [
  { key: "board", title: "Board" },
  { key: "rollout", title: "Rollout" },
  { key: "storage", title: "Storage" },
  { key: "network", title: "Network" },
  { key: "probes", title: "Probes" },
  { key: "topology", title: "Topology" },
  { key: "logs", title: "Logs" },
  { key: "events", title: "Events" },
  { key: "yaml", title: "YAML" },
] as const;

export type BoardTab = (typeof boardTabs)[number]["key"];

/** What each of the other tabs is given; the board once it is known. */
export interface TabProps {
  namespace: string;
  name: string;
  board: Board | undefined;
}

/** What a link to a board carries. */
export interface BoardView {
  tab: BoardTab;
  /** Rows must contain this. */
  find: string;
  /** Only slots that want attention. */
  isAttentionOnly: boolean;
  ordinal: number | undefined;
  isOpen: boolean;
  /** The partition's line, also where nothing else asks for it. */
  isLineWanted: boolean;
  /** The ordinal whose pod's panel is open. */
  panel: number | undefined;
  /** The moment that is looked back at, in milliseconds since 1970 by the cluster's clock. */
  at: number | undefined;
}

/** The view that a query asks for; what it does not say, or says wrongly, is as if unsaid. */
export function parseBoardView(query: URLSearchParams): BoardView {
  const tab = boardTabs.find(({ key }) => key === query.get("tab"))?.key ?? "board";
  const ordinal = parseOrdinalText(query.get("ordinal"));
  return {
    tab,
    find: query.get("q") ?? "",
    isAttentionOnly: query.get("show") === "attention",
    ordinal,
    isOpen: ordinal !== undefined && query.has("open"),
    isLineWanted: query.has("line"),
    panel: parseOrdinalText(query.get("panel")),
    at: parseAt(query.get("at")),
  };
}

function parseAt(text: string | null): number | undefined {
  return text !== null && /^\d{12,14}$/.test(text) ? Number(text) : undefined;
}

function parseOrdinalText(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Whether a slot is not as it should be: in range and not ready, or out of range with a pod. */
export function wantsAttention(slot: Slot): boolean {
  if (slot.place === "outside") return false;
  return slot.place === "condemned" || (slot.state !== "ready" && slot.state !== "completed");
}

/** The slots that a view shows, by ordinal: 2 before 10. */
export function visibleSlots(slots: Readonly<Record<string, Slot>>, view: Pick<BoardView, "find" | "isAttentionOnly">): readonly Slot[] {
  const words = view.find.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(slots)
    .filter((slot) => !view.isAttentionOnly || wantsAttention(slot))
    .filter((slot) => words.length === 0 || contains(slot, words))
    .sort((a, b) => a.ordinal - b.ordinal);
}

function contains(slot: Slot, words: readonly string[]): boolean {
  const { pod } = slot;
  const texts = [slot.podName, slotStates[slot.state].word, slot.reason, pod?.uid, pod?.node, pod?.ip, pod?.revision];
  for (const claim of slot.claims) texts.push(claim.name, claim.phase, claim.volume);
  const text = texts.join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
