import type { AccessEntry } from "@/lib/protocol/access-response.ts";
import { Text } from "../text/text.tsx";
import { Panel } from "../ui/panel.tsx";
import { entryTitle, rightLines } from "./access-words.ts";
import { RightItem } from "./right-line.tsx";

interface AccessGroupProps {
  id: AccessEntry["group"];
  title: string;
  entries: readonly AccessEntry[];
}

/** One part of what the explorer does, entry by entry, with the rights that each needs. Why all of it is off is said once. */
export function AccessGroup({ id, title, entries }: AccessGroupProps) {
  const off = entries.every((entry) => entry.off !== undefined) ? entries[0]?.off : undefined;
  return (
    <section aria-labelledby={`access-${id}`} className="mt-6">
      <h2 id={`access-${id}`} className="mb-2 font-semibold">
        {title}
      </h2>
      {off !== undefined && (
        <p className="mb-2 text-wait">
          <Text>{off}</Text>
        </p>
      )}
      <Panel>
        <ul>
          {entries.map((entry) => (
            <li
              key={entry.id}
              className="grid gap-x-4 gap-y-1 border-line border-b px-4 py-2.5 last:border-b-0 md:grid-cols-[200px_minmax(0,1fr)]"
            >
              <div>
                <span className="font-medium">{entryTitle(entry)}</span>
                {entry.off !== undefined && (
                  <span title={entry.off} className="block text-wait text-xs">
                    switched off here
                  </span>
                )}
              </div>
              <ul className="grid gap-1">
                {rightLines(entry.rights).map((line) => (
                  <RightItem key={`${line.verbs.join()} ${line.resource}`} line={line} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Panel>
    </section>
  );
}
