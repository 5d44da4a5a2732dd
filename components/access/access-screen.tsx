"use client";
import type { AccessEntry, AccessResponse } from "@/lib/protocol/access-response.ts";
import { useElapsed } from "../live/use-age.ts";
import { useTopic } from "../live/use-topic.ts";
import { Breadcrumbs } from "../shell/breadcrumbs.tsx";
import { changeQuery, pushQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { pillClass } from "../ui/pill-class.ts";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { AccessGroup } from "./access-group.tsx";
import { entryTitle, resourceWords } from "./access-words.ts";
import { useAccess } from "./use-access.ts";
import { WhoAmI } from "./who-am-i.tsx";

const groups = [
  { id: "see", title: "Watched, for everybody who looks" },
  { id: "ask", title: "Asked for when somebody wants to see it" },
  { id: "do", title: "Done when somebody says so" },
] as const;

/** Who the explorer is to the cluster, and what it may do there: each right with the rule that says so, or the command that grants it. */
export function AccessScreen() {
  const { document: status } = useTopic("status");
  const query = useQuery();
  const namespace = query.get("namespace") ?? undefined;
  const { response, at, trouble, isAsking, askAgain } = useAccess(status?.context ?? "", namespace);
  return (
    <>
      <Breadcrumbs trail={[{ title: "Access" }]} />
      <div className="mt-0.5 flex min-h-8 flex-wrap items-center gap-3">
        <h1 className="grow font-semibold text-[22px] tracking-[-0.015em]">Access</h1>
        {response && <Asked at={at} />}
        <Pill onClick={askAgain} disabled={isAsking}>
          {isAsking ? "Asking…" : "Ask again"}
        </Pill>
      </div>
      {trouble !== undefined && (
        <p role="alert" className="mt-2 text-fail">
          <Text>{trouble}</Text>
        </p>
      )}
      {status && <WhoAmI status={status} user={response?.user} />}
      {response ? (
        <Rights response={response} isWatchedWhole={status?.namespaces === undefined} find={query.get("q") ?? ""} />
      ) : (
        trouble === undefined && (
          <div className="mt-6">
            <SkeletonRows rows={8} rowClass="h-[42px]" label="Asking what may be done." />
          </div>
        )
      )}
    </>
  );
}

function Asked({ at }: { at: number }) {
  return <span className="text-faint text-xs">asked {useElapsed(at)} ago</span>;
}

function Rights({ response, isWatchedWhole, find }: { response: AccessResponse; isWatchedWhole: boolean; find: string }) {
  const entries = response.entries.filter((entry) => holds(entry, find));
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <NamespaceChoice response={response} isWatchedWhole={isWatchedWhole} />
        {response.incomplete && (
          <p className="text-wait">
            Not every rule is told here{response.incomplete.why !== undefined && <Text>{`: ${response.incomplete.why}`}</Text>}. Whether one
            may is asked right by right all the same.
          </p>
        )}
      </div>
      {groups.map(({ id, title }) => {
        const own = entries.filter(({ group }) => group === id);
        return own.length > 0 && <AccessGroup key={id} id={id} title={title} entries={own} />;
      })}
      {entries.length === 0 && (
        <Panel className="mt-5">
          <PanelMessage title="No right matches">
            <Pill onClick={() => changeQuery({ q: undefined })}>Show all rights</Pill>
          </PanelMessage>
        </Panel>
      )}
    </>
  );
}

function NamespaceChoice({ response: { namespace, namespaces }, isWatchedWhole }: { response: AccessResponse; isWatchedWhole: boolean }) {
  const offered = namespace === undefined || namespaces.includes(namespace) ? namespaces : [namespace, ...namespaces];
  return (
    <label className={pillClass}>
      <span>What may be done in</span>
      <select
        value={namespace ?? ""}
        onChange={(event) => pushQuery({ namespace: event.target.value })}
        className="h-full min-w-0 max-w-44 cursor-pointer bg-panel font-medium text-ink"
      >
        {isWatchedWhole && <option value="">the whole cluster</option>}
        {offered.map((name) => (
          <option key={name} value={name}>
            {visibleText(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function holds(entry: AccessEntry, find: string): boolean {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [entryTitle(entry), ...entry.rights.map((right) => `${right.verb} ${resourceWords(right)}`)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
