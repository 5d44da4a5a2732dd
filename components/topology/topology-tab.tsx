"use client";
import { useState } from "react";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { type KeptView, keepView } from "./kept-view.ts";
import { TopologyDiagram } from "./topology-diagram.tsx";
import { TopologyList } from "./topology-list.tsx";

const noted = ["pods", "services", "endpoints", "claims", "volumes", "nodes"] as const;

/** How the set hangs together: Services, pods, claims, volumes and nodes in columns that stay put, or the same facts as a list. */
export function TopologyTab({ namespace, name }: TabProps) {
  const { document: view, message } = useTopic("topology", `${namespace}/${name}`);
  const [kept, setKept] = useState<{ view: typeof view; columns: KeptView }>();
  const isList = useQuery().get("view") === "list";
  const isNarrow = useNarrow();
  if (!view) {
    return (
      <>
        {message && <Text className="mb-3 block text-soft">{message}</Text>}
        <SkeletonRows rows={4} rowClass="h-[50px]" label="Loading the topology." />
      </>
    );
  }
  const columns = kept?.view === view ? kept.columns : keepView(kept?.columns, view);
  if (kept?.view !== view) setKept({ view, columns });
  const isEmpty = columns.rows.length === 0;
  return (
    <>
      {noted.map((part) => {
        const dark = view.dark[part];
        return dark && <DarkNote key={part} dark={dark} />;
      })}
      {!isNarrow && !isEmpty && (
        <div className="mb-3">
          <Pill aria-pressed={isList} onClick={() => changeQuery({ view: isList ? undefined : "list" })}>
            As a list
          </Pill>
        </div>
      )}
      {isEmpty ? (
        <Panel>
          <PanelMessage title="No ordinals">
            <p className="text-soft">The set is scaled to 0 replicas and has left no claims behind.</p>
          </PanelMessage>
        </Panel>
      ) : isList || isNarrow ? (
        <TopologyList columns={columns} view={view} />
      ) : (
        <TopologyDiagram columns={columns} view={view} />
      )}
      {view.foreignLeftOut > 0 && <p className="mt-3 text-faint text-xs">{view.foreignLeftOut} more pods of others are not shown.</p>}
    </>
  );
}
