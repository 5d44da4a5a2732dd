import clsx from "clsx";
import { ChevronsDown, ChevronsUp } from "lucide-react";
import { memo } from "react";
import type { FactRow, LaneValue } from "@/lib/simulation/compare-lanes.ts";
import { Text } from "../../text/text.tsx";

/** The facts of one lane; the best and the worst of all lanes say so, and why when they are opened. */
export const LaneFacts = memo(function LaneFacts({ facts, lane }: { facts: readonly FactRow[]; lane: number }) {
  return (
    <dl className="grid content-start gap-y-1 text-[13px]">
      {facts.map(({ fact, label, about, values }) => (
        <div key={fact} className="grid grid-cols-[minmax(8em,1fr)_minmax(0,auto)] items-baseline gap-x-3">
          <dt className="text-faint" title={about}>
            {label}
          </dt>
          <dd className="text-right">
            <FactValue value={values[lane]} />
          </dd>
        </div>
      ))}
    </dl>
  );
});

function FactValue({ value }: { value: LaneValue | undefined }) {
  if (!value) return null;
  if (value.mark === undefined) return <Text className="font-semibold">{value.text}</Text>;
  const isBest = value.mark === "best";
  const Icon = isBest ? ChevronsUp : ChevronsDown;
  return (
    <details className="group">
      <summary className={clsx("inline-flex list-none items-center justify-end gap-1 font-semibold", isBest ? "text-ready" : "text-wait")}>
        <Text>{value.text}</Text>
        <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.5} />
        <span className="font-normal text-xs">{value.mark}</span>
      </summary>
      <p className="max-w-[260px] pb-1 text-left font-normal text-soft text-xs">{value.why}</p>
    </details>
  );
}
