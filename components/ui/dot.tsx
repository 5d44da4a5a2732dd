import clsx from "clsx";
import type { Tone } from "../encoding/slot-state.ts";

const toneFill: Readonly<Record<Tone, string>> = {
  ready: "bg-ready",
  wait: "bg-wait",
  fail: "bg-fail",
  end: "bg-edge",
  live: "bg-live",
  soft: "bg-edge",
};

/** A coloured dot beside words that say the same. */
export function Dot({ tone }: { tone: Tone }) {
  return <span aria-hidden="true" className={clsx("inline-block size-2 shrink-0 rounded-full", toneFill[tone])} />;
}
