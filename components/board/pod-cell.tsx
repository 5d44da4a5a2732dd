import type { SetView, Slot } from "@/lib/statefulset/board/board.ts";
import { Name, Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Flash } from "../ui/flash.tsx";
import { Small } from "../ui/small.tsx";
import { lifeWords } from "./life-words.ts";

/** The pod of a slot: its name, the start of its uid, its age, and which life of the name it is. */
export function PodCell({ slot, set, onOpen }: { slot: Slot; set: SetView; onOpen: () => void }) {
  const { pod } = slot;
  if (!pod) {
    const range = `${set.start} to ${set.start + set.replicas - 1}`;
    return (
      <>
        <div className="text-faint">no pod</div>
        <Small>
          {slot.place === "in-range" ? "not created yet" : set.replicas === 0 ? "outside replicas: 0" : `outside ordinals ${range}`}
        </Small>
      </>
    );
  }
  return (
    <Flash on={pod.uid}>
      <CopyText value={pod.name} className="font-mono text-code">
        <Name>{pod.name}</Name>
      </CopyText>
      <Small className="flex gap-1 font-mono">
        <CopyText value={pod.uid} label={`uid ${pod.uid.slice(0, 4)}…`} className="min-h-[18px]">
          <span className="whitespace-nowrap">
            uid <Text>{`${pod.uid.slice(0, 4)}…`}</Text>
          </span>
        </CopyText>
        <Age at={pod.createdAt} of="cluster" prefix="· " />
        {pod.lives > 1 && (
          <button type="button" onClick={onOpen} title="Show the earlier uids" className="truncate rounded text-accent hover:underline">
            · {lifeWords(pod.lives)}
          </button>
        )}
      </Small>
    </Flash>
  );
}
