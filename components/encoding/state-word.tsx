import clsx from "clsx";
import type { SlotState } from "@/lib/statefulset/board/board.ts";
import { slotStates, toneText } from "./slot-state.ts";

/** A slot's state: always a word and an icon, never colour alone. */
export function StateWord({ state }: { state: SlotState }) {
  const { word, tone, icon: Icon } = slotStates[state];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap font-medium", toneText[tone])}>
      <Icon aria-hidden="true" className="size-[15px] shrink-0" strokeWidth={2.25} />
      {word}
    </span>
  );
}
