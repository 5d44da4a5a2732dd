import { useState } from "react";
import type { FactRow } from "@/lib/simulation/compare-lanes.ts";
import { durationWords } from "@/lib/simulation/duration-words.ts";
import type { Forecast, ForecastLane } from "@/lib/simulation/forecast-result.ts";
import type { RuleKey } from "@/lib/statefulset/rollout/rule.ts";
import { ruleWords } from "@/lib/statefulset/rollout/rule-words.ts";
import { Text } from "../../text/text.tsx";
import { TableScroll } from "./table-scroll.tsx";

/** So many happenings of a lane are listed. */
const happeningsMax = 200;

/** The same facts and what happens, as tables: for those who cannot see the chart, and for reading. */
export function LaneTables({ forecast, facts }: { forecast: Forecast; facts: readonly FactRow[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="border-line border-t px-4 py-2.5" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="text-[13px] text-soft">As tables</summary>
      {isOpen && (
        <div className="grid gap-5 pt-3">
          <FactTable forecast={forecast} facts={facts} />
          {forecast.lanes.map((lane, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
            <HappeningTable key={index} forecast={forecast} lane={lane} />
          ))}
        </div>
      )}
    </details>
  );
}

const headClass = "border-line border-b px-2 py-1.5 text-left font-medium text-faint text-xs";
const cellClass = "border-line border-b px-2 py-1.5 align-top";

function FactTable({ forecast, facts }: { forecast: Forecast; facts: readonly FactRow[] }) {
  return (
    <TableScroll label="Facts of all lanes">
      <table className="w-full border-collapse text-[13px]">
        <caption className="pb-1 text-left font-semibold">Facts</caption>
        <thead>
          <tr>
            <th scope="col" className={headClass}>
              Fact
            </th>
            {forecast.lanes.map(({ title }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
              <th key={index} scope="col" className={headClass}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ fact, label, values }) => (
            <tr key={fact}>
              <th scope="row" className={`${cellClass} text-left font-normal text-soft`}>
                {label}
              </th>
              {values.map(({ text, mark }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its place
                <td key={index} className={cellClass}>
                  {text}
                  {mark && <span className="text-faint"> ({mark})</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What a lane does to a pod, or what it waits for, and by which rule. */
interface Happening {
  at: number;
  ordinal: number | undefined;
  what: string;
  rule: RuleKey;
}

function happeningsOf({ revisions }: Forecast, { moves, waits }: ForecastLane): readonly Happening[] {
  const done = moves.map(({ at, do: verb, ordinal, revision, rule }): Happening => {
    const what = `${verb === "create" ? "created" : "deleted"}, ${revision === revisions.after ? "new" : "old"} revision`;
    return { at, ordinal, what, rule };
  });
  const waited = waits.map(
    ({ from, to, ordinal, rule }): Happening => ({
      at: from,
      ordinal,
      what: `waits until ${durationWords(to)}`,
      rule,
    }),
  );
  return [...done, ...waited].sort((a, b) => a.at - b.at);
}

function HappeningTable({ forecast, lane }: { forecast: Forecast; lane: ForecastLane }) {
  const all = happeningsOf(forecast, lane);
  return (
    <TableScroll label={`What happens: ${lane.title}`}>
      <table className="w-full border-collapse text-[13px]">
        <caption className="pb-1 text-left font-semibold">{lane.title}</caption>
        <thead>
          <tr>
            {["After", "Pod", "What", "Why"].map((head) => (
              <th key={head} scope="col" className={headClass}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, happeningsMax).map(({ at, ordinal, what, rule }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: happenings are in the order of time and never change
            <tr key={index}>
              <td className={`${cellClass} whitespace-nowrap`}>{durationWords(at)}</td>
              <td className={cellClass}>{ordinal}</td>
              <td className={`${cellClass} whitespace-nowrap`}>{what}</td>
              <td className={`${cellClass} text-soft`}>
                <Text>{`${ruleWords[rule].words} (${ruleWords[rule].reference})`}</Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > happeningsMax && <p className="text-faint text-xs">and {all.length - happeningsMax} more</p>}
      {all.length === 0 && <p className="text-faint text-xs">Nothing happens to any pod.</p>}
    </TableScroll>
  );
}
