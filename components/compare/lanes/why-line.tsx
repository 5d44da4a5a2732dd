import { useSyncExternalStore } from "react";
import { Text } from "../../text/text.tsx";
import type { BarWhy } from "./bar-why.ts";
import type { LineStore } from "./line-store.ts";

interface WhyLineProps {
  line: LineStore;
  /** The moment that is pointed at; absent: where the line stands. */
  at: number | undefined;
  explain: (at: number) => BarWhy | undefined;
}

/** What the bar that is pointed at is, and by which rule. Its place is kept when nothing is. */
export function WhyLine({ line, at, explain }: WhyLineProps) {
  const standing = useSyncExternalStore(line.subscribe, line.get, line.get);
  const found = explain(at ?? standing);
  return (
    <div aria-live="polite" className="mt-1 ml-[44px] min-h-9 text-soft text-xs">
      {found && (
        <p>
          <span className="font-medium text-ink">
            <Text>{`${found.what}.`}</Text>
          </span>{" "}
          {found.why && <Text>{`${found.why.words} (${found.why.reference})`}</Text>}
        </p>
      )}
    </div>
  );
}
