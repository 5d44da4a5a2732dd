import clsx from "clsx";
import type { RevisionHue } from "@/lib/statefulset/board/board.ts";
import { revisionHash } from "../text/split-name.ts";
import { Text } from "../text/text.tsx";
import { hueClass, hueWords } from "./revision-hue.ts";

/** A revision, by the hash that tells it from the set's others; the full name is in the title. */
export function RevisionChip({ revision, setName, hue }: { revision: string; setName: string; hue: RevisionHue }) {
  return (
    <span
      className={clsx("inline-flex h-6 max-w-full items-center gap-1.5 rounded-md bg-chip px-[7px] font-mono text-code", hueClass[hue])}
      title={`${revision}: ${hueWords[hue]}`}
    >
      <span aria-hidden="true" className="size-2 shrink-0 rounded-[2px] bg-(--hue)" />
      <Text className="truncate">{revisionHash(revision, setName)}</Text>
      <span className="sr-only">, {hueWords[hue]}</span>
    </span>
  );
}
