import type { VisitPlan, VisitTally } from "@/lib/protocol/visit-frame.ts";
import { Text } from "../text/text.tsx";
import { balanceWords } from "./balance-words.ts";
import type { VisitProgress } from "./use-visits.ts";

/** A bar for each pod that may answer, growing as answers come, and what was missed. */
export function VisitBars({ progress: { phase, plan, tally, end, message } }: { progress: VisitProgress }) {
  if (message !== undefined && phase === "refused")
    return (
      <p role="alert" className="rounded-lg border border-line bg-shade px-3 py-2">
        <b className="font-medium text-fail">Not done</b> <Text className="break-words text-soft">{message}</Text>
      </p>
    );
  if (!plan) return null;
  const counts: VisitTally = tally ?? { byPod: {}, unknown: 0, refused: 0, failed: 0 };
  const known = Object.values(counts.byPod).reduce((sum, one) => sum + one, 0);
  const made = known + counts.unknown + counts.refused + counts.failed;
  const most = Math.max(1, ...Object.values(counts.byPod), counts.unknown);
  return (
    <section aria-label="Answers" className="grid gap-2">
      <p className="tnum">
        <b className="font-medium">
          {made} of {plan.count} visits
        </b>{" "}
        <span className="text-soft">{phase === "running" ? "made so far" : endWords[end ?? "done"]}</span>
      </p>
      <ul className="grid max-h-72 gap-1.5 overflow-auto rounded-lg border border-line bg-shade px-3 py-2">
        {plan.pods.map(({ name, isForeign, owner }) => (
          <Bar
            key={name}
            name={name}
            note={isForeign ? `not of this set${owner ? `, ${owner}` : ""}` : undefined}
            count={counts.byPod[name] ?? 0}
            most={most}
          />
        ))}
        {counts.unknown > 0 && <Bar name="unknown" note="the answer names no pod" count={counts.unknown} most={most} />}
      </ul>
      {known > 0 && <Text className="tnum text-[13px]">{balanceWords(plan, counts)}</Text>}
      {counts.refused > 0 && <p className="text-wait">{counts.refused} were answered with an error (status 400 and above).</p>}
      {counts.failed > 0 && <p className="text-fail">{counts.failed} got no answer.</p>}
      {counts.problem !== undefined && <Text className="break-words text-soft text-xs">{counts.problem}</Text>}
      <p className="text-soft text-xs">{evidenceWords(plan, counts)}</p>
    </section>
  );
}

const endWords = {
  done: "made",
  stopped: "made, then stopped",
  late: "made; five minutes were over",
  broken: "known of; the explorer did not say how it ended",
} as const;

function Bar({ name, note, count, most }: { name: string; note: string | undefined; count: number; most: number }) {
  return (
    <li className="grid min-w-0 gap-0.5">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Text className="min-w-0 break-all font-mono text-code">{name}</Text>
        {note !== undefined && <Text className="break-all text-wait text-xs">{note}</Text>}
        <span className="tnum ml-auto font-medium">{count}</span>
      </span>
      <span aria-hidden="true" className="h-1.5 rounded-full bg-chip">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
      </span>
    </li>
  );
}

/** How it is known who answered, and who decided it. */
function evidenceWords({ chosenBy }: VisitPlan, { connections }: VisitTally): string {
  const opened = connections === undefined ? "" : ` ${connections} ${connections === 1 ? "connection was" : "connections were"} opened.`;
  switch (chosenBy) {
    case "nobody":
      return `The pod was asked at its own address.${opened}`;
    case "turns":
      return `The Service has no address of its own: its ready pods were asked in turn, each connection one, at their own addresses.${opened}`;
    case "cluster":
      return `The cluster chose a pod for each connection; who answered is known where the answer names one pod alone.${opened}`;
    case "api-server":
      return "The API server chose a pod for each visit, whatever the connection; who answered is known where the answer names one pod alone.";
  }
}
