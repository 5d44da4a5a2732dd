import type { CopiesPlanResponse } from "@/lib/protocol/copies/copies-plan.ts";
import { Text } from "../../text/text.tsx";

/** What would be created, what it asks for, what is otherwise than in the set, and what forbids it. */
export function CopiesPlanList({ plan }: { plan: CopiesPlanResponse }) {
  const { objects, asked, notes, forbids, unknowns, namespace } = plan;
  const amounts = [
    `${asked.pods} pods at most`,
    asked.cpuMillis > 0 ? `${asked.cpuMillis / 1_000} CPU` : "no CPU asked for",
    asked.memoryBytes > 0 ? `${Math.ceil(asked.memoryBytes / 2 ** 20)} MiB of memory` : "no memory asked for",
    asked.claims > 0 ? `storage ${asked.storage}` : "no storage",
  ];
  return (
    <section aria-label="What would be created" className="grid gap-2 text-[13px]">
      {forbids.length > 0 && (
        <div role="alert" className="grid gap-1">
          <p className="font-medium text-fail">It cannot be done. Nothing was created.</p>
          <Sentences all={forbids} className="text-fail" />
        </div>
      )}
      <p>
        In namespace <Text className="font-mono">{namespace}</Text>: <span className="tnum">{amounts.join(", ")}</span>.
      </p>
      <details>
        <summary className="cursor-pointer">{objects.length} objects</summary>
        <ul className="mt-1 grid gap-0.5">
          {objects.map(({ kind, name, about }) => (
            <li key={`${kind} ${name}`} className="break-words">
              {kind} <Text className="break-all font-mono">{name}</Text> <span className="text-soft">{about}</span>
            </li>
          ))}
        </ul>
      </details>
      <Sentences all={unknowns} className="text-wait" />
      <Sentences all={notes} className="text-soft" />
    </section>
  );
}

function Sentences({ all, className }: { all: readonly string[]; className: string }) {
  return (
    <ul className={`grid gap-1 empty:hidden ${className}`}>
      {all.map((sentence) => (
        <li key={sentence} className="break-words">
          <Text>{sentence}</Text>
        </li>
      ))}
    </ul>
  );
}
