import { Ban, Check, Circle, CircleAlert, CircleDashed, CircleDot, Clock, Loader, LogOut, type LucideIcon } from "lucide-react";
import type { SlotState } from "@/lib/statefulset/board/board.ts";

/** What a colour may say: red only for failure, amber for waiting. */
export type Tone = "ready" | "wait" | "fail" | "end" | "live" | "soft";

export const toneText: Readonly<Record<Tone, string>> = {
  ready: "text-ready",
  wait: "text-wait",
  fail: "text-fail",
  end: "text-faint",
  live: "text-live",
  soft: "text-soft",
};

/** The one map of a slot's state to word, tone and icon. Every screen takes it from here. */
export const slotStates: Readonly<Record<SlotState, { word: string; tone: Tone; icon: LucideIcon }>> = {
  ready: { word: "Ready", tone: "ready", icon: Check },
  "not-ready": { word: "Not ready", tone: "wait", icon: CircleDot },
  starting: { word: "Starting", tone: "wait", icon: Loader },
  pending: { word: "Pending", tone: "wait", icon: Clock },
  failing: { word: "Failing", tone: "fail", icon: CircleAlert },
  ending: { word: "Ending", tone: "end", icon: LogOut },
  completed: { word: "Completed", tone: "end", icon: Circle },
  absent: { word: "No pod", tone: "wait", icon: CircleDashed },
  "scaled-away": { word: "Scaled away", tone: "end", icon: Ban },
};
