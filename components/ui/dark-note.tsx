import { Lock } from "lucide-react";
import type { DarkColumn } from "@/lib/statefulset/board/board.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "./copy-text.tsx";

/** What may not be seen: which right is missing, and the command that would grant it. */
export function DarkNote({ dark }: { dark: DarkColumn }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-[10px] border border-line bg-panel px-3.5 py-2.5 text-soft">
      <Lock aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0">
        <Text>{dark.message}</Text> The right that is missing: <Text className="font-medium text-ink">{dark.right}</Text>. To grant it:
      </p>
      <CopyText value={dark.command} className="rounded-md bg-chip px-2 font-mono text-code">
        <Text className="break-all">{dark.command}</Text>
      </CopyText>
    </div>
  );
}
