import type { Slot } from "@/lib/statefulset/board/board.ts";
import { StateWord } from "../encoding/state-word.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Flash } from "../ui/flash.tsx";
import { Small } from "../ui/small.tsx";

/** The state in a word, and why. */
export function StateCell({ slot }: { slot: Slot }) {
  const restarts = slot.pod?.restarts ?? 0;
  const notes = [
    ...(slot.reason ? [visibleText(slot.reason)] : []),
    ...(slot.place === "condemned" ? ["to be scaled away"] : []),
    ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
  ].join(" · ");
  return (
    <Flash on={`${slot.state} ${slot.reason ?? ""}`}>
      <StateWord state={slot.state} />
      {notes && (
        <Small title={notes}>
          <bdi>{notes}</bdi>
        </Small>
      )}
    </Flash>
  );
}
