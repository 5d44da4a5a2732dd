"use client";
import clsx from "clsx";
import { CircleAlert, CircleCheck, Hand, Hourglass, Play } from "lucide-react";
import type { RolloutState } from "@/lib/statefulset/rollout/rollout-state.ts";
import { ruleWords } from "@/lib/statefulset/rollout/rule-words.ts";
import { actionTitles } from "../actions/action-titles.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { pillClass } from "../ui/pill-class.ts";

const tones = {
  rests: { Icon: CircleCheck, className: "text-ok", word: "At rest" },
  moves: { Icon: Play, className: "text-ink", word: "Moving" },
  waits: { Icon: Hourglass, className: "text-wait", word: "Waiting" },
  person: { Icon: Hand, className: "text-wait", word: "Waits for you" },
  stuck: { Icon: CircleAlert, className: "text-fail", word: "Stuck" },
} as const;

interface RolloutSentenceProps {
  state: RolloutState;
  setName: string;
  /** The rest of the tab shows a moment of the past; this does not. */
  isLookingBack: boolean;
}

/** What the set does, what it waits for and what comes next; why that is so, and the way out. Always of now. */
export function RolloutSentence({ state, setName, isLookingBack }: RolloutSentenceProps) {
  const { Icon, className, word } = tones[state.tone];
  const { words, reference } = ruleWords[state.rule];
  return (
    <Panel className="mb-4">
      <section aria-label="What it does, what it waits for, what comes next" className="grid gap-3 px-4 py-3.5">
        <div className="flex items-start gap-2.5">
          <Icon aria-hidden="true" className={clsx("mt-[3px] size-[17px] shrink-0", className)} />
          <div className="grid min-w-0 gap-1">
            <h2 className={clsx("font-semibold", className)}>{isLookingBack ? `${word}, now` : word}</h2>
            <Text className="min-w-0 break-words">{[state.does, state.waits, state.next].filter(Boolean).join(" ")}</Text>
          </div>
        </div>
        {state.wayOut && <WayOutLine wayOut={state.wayOut} setName={setName} />}
        <details className="text-xs">
          <summary className="min-h-6 cursor-pointer text-soft">Why, and how that is known</summary>
          <dl className="mt-1.5 grid gap-1">
            {state.evidence.map(({ what, value, at }) => (
              <div key={`${what} ${value}`} className="grid gap-x-3 sm:grid-cols-[150px_minmax(0,1fr)]">
                <dt className="min-w-0 text-faint">
                  <Text className="break-words">{what}</Text>
                </dt>
                <dd className="min-w-0 text-soft">
                  <Text className="break-words">{value}</Text> {at !== undefined && <Age at={at} of="cluster" prefix="· " suffix=" ago" />}
                </dd>
              </div>
            ))}
          </dl>
          <p className="mt-2 break-words text-soft">
            {words} <span className="text-faint">({reference})</span>
          </p>
        </details>
      </section>
    </Panel>
  );
}

function WayOutLine({ wayOut: { words, action, command }, setName }: { wayOut: NonNullable<RolloutState["wayOut"]>; setName: string }) {
  const query = useQuery().toString();
  return (
    <div className="grid gap-1.5 border-line border-t pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-soft">
        <span className="min-w-0 break-words">{words}</span>
        {action && (
          <QueryLink query={query} change={{ do: action.name, on: action.on, to: action.to }} className={pillClass}>
            {actionTitles[action.name]}
            {action.on !== undefined && ` ${setName}-${action.on}`}…
          </QueryLink>
        )}
      </p>
      {command !== undefined && (
        <CopyText value={command} className="font-mono text-code text-soft">
          <Text className="min-w-0 break-all">{command}</Text>
        </CopyText>
      )}
    </div>
  );
}
