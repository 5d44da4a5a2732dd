"use client";
import { useMemo } from "react";
import type { StorageView } from "@/lib/statefulset/storage/storage-view.ts";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { ClaimCards } from "./claim-cards.tsx";
import { type ClaimListProps, ClaimTable } from "./claim-table.tsx";
import { StorageSummary } from "./storage-summary.tsx";
import { UsageLine } from "./usage-line.tsx";
import { useUsage } from "./use-usage.ts";
import { visibleClaims } from "./visible-claims.ts";

const noted = ["claims", "volumes", "classes", "pods"] as const;

/** The claims of a set and of its scaled-away ordinals, with their volumes, and what the template would make. */
export function StorageTab({ namespace, name, board }: TabProps) {
  const { document, phase, message } = useTopic("storage", `${namespace}/${name}`);
  const query = useQuery();
  const find = query.get("q") ?? "";
  const usage = useUsage(namespace, name);
  const claims = document?.claims;
  const visible = useMemo(() => (claims ? visibleClaims(claims, find) : []), [claims, find]);
  if (phase === "absent")
    return (
      <Panel>
        <PanelMessage title="No storage">{message && <Text className="text-soft">{message}</Text>}</PanelMessage>
      </Panel>
    );
  if (!document) return <SkeletonRows rows={4} rowClass="h-[58px]" label="Loading the storage." />;
  const total = Object.keys(document.claims).length;
  return (
    <>
      {noted.map((part) => {
        const dark = document.dark[part];
        return dark && <DarkNote key={part} dark={dark} />;
      })}
      <StorageSummary storage={document} />
      {total > 0 && <UsageLine usage={usage} shown={visible.length} total={total} />}
      {visible.length > 0 ? (
        <ClaimList claims={visible} board={board} query={query.toString()} dark={document.dark} usage={usage.answer} />
      ) : (
        <Panel>{total === 0 ? <NoClaims storage={document} /> : <NothingFound find={find} />}</Panel>
      )}
      {document.strayClaimsLeftOut > 0 && (
        <p className="mt-3 text-faint text-xs">{document.strayClaimsLeftOut} more claims of sets that do not exist are not shown.</p>
      )}
    </>
  );
}

function ClaimList(props: ClaimListProps) {
  return useNarrow() ? <ClaimCards {...props} /> : <ClaimTable {...props} />;
}

function NoClaims({ storage: { templates } }: { storage: StorageView }) {
  return (
    <PanelMessage title="No claims">
      <p className="text-soft">
        {templates.length === 0
          ? "Nothing of what its pods write outlives them."
          : "The set is scaled to 0 replicas and has left no claims behind. Claims are made with its pods."}
      </p>
    </PanelMessage>
  );
}

function NothingFound({ find }: { find: string }) {
  return (
    <PanelMessage title="No claim matches">
      <p className="text-soft">
        Nothing here contains “<Text>{find}</Text>”.
      </p>
      <Pill onClick={() => changeQuery({ q: undefined })}>Show all claims</Pill>
    </PanelMessage>
  );
}
