import clsx from "clsx";
import { Check, CircleQuestionMark, X } from "lucide-react";
import { Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { type RightLine, resourceWords, ruleWords } from "./access-words.ts";

const verdicts = {
  yes: { word: "May", icon: Check, tone: "text-ready" },
  no: { word: "May not", icon: X, tone: "text-fail" },
  unknown: { word: "Not known", icon: CircleQuestionMark, tone: "text-wait" },
} as const;

/** Whether one has a right, by which rule, and the command that grants it where one has not. */
export function RightItem({ line }: { line: RightLine }) {
  const { verbs, allowed, missing } = line;
  const verdict = verdicts[allowed === undefined ? "unknown" : allowed ? "yes" : "no"];
  return (
    <li className="grid gap-x-4 gap-y-0.5 lg:grid-cols-[100px_minmax(0,5fr)_minmax(0,6fr)]">
      <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap text-[13px]", verdict.tone)}>
        <verdict.icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.5} />
        {verdict.word}
      </span>
      <span className="min-w-0 break-words text-[13px]">
        {verbs.join(", ")} <span className="break-all font-mono text-code">{resourceWords(line)}</span>
      </span>
      <span className="min-w-0 text-faint text-xs leading-[1.7]">
        <Reason line={line} />
      </span>
      {missing && (
        <CopyText value={missing.command} className="rounded-md bg-chip px-2 font-mono text-code lg:col-span-2 lg:col-start-2">
          <Text className="break-all">{missing.command}</Text>
        </CopyText>
      )}
    </li>
  );
}

function Reason({ line: { allowed, rule } }: { line: RightLine }) {
  if (rule) {
    const words = visibleText(ruleWords(rule));
    return (
      <bdi title={visibleText(JSON.stringify(rule))} className="break-words">
        {allowed === false
          ? `${rule.names.length > 0 ? "for single objects alone" : "refused all the same, by another authorizer"}: ${words}`
          : words}
      </bdi>
    );
  }
  if (allowed === true) return "no rule that is told of says so: another authorizer does";
  return allowed === false ? "no rule says so" : "the API server did not answer the review";
}
