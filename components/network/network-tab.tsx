"use client";
import { useMemo } from "react";
import type { NetworkView } from "@/lib/statefulset/network/network-view.ts";
import type { TabProps } from "../board/board-view.ts";
import { SrvLookup } from "../board/srv-lookup.tsx";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { NoteLines } from "../ui/note-lines.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { LookBar } from "./look-bar.tsx";
import type { PodProps } from "./network-cells.tsx";
import { NetworkForeigners } from "./network-foreigners.tsx";
import { PodCards } from "./pod-cards.tsx";
import { PodTable } from "./pod-table.tsx";
import { ServiceList } from "./service-list.tsx";
import { useRecords } from "./use-records.ts";
import { visiblePods } from "./visible-pods.ts";

const noted = ["services", "endpoints", "pods"] as const;

/** The Services that lead to a set's pods, and per ordinal what DNS, the EndpointSlices and the pod itself say of its name and address. */
export function NetworkTab({ namespace, name, board }: TabProps) {
  const { document, phase, message } = useTopic("network", `${namespace}/${name}`);
  if (phase === "absent")
    return (
      <Panel>
        <PanelMessage title="No network">{message && <Text className="text-soft">{message}</Text>}</PanelMessage>
      </Panel>
    );
  if (!document) return <SkeletonRows rows={4} rowClass="h-[84px]" label="Loading the network." />;
  return <Network namespace={namespace} name={name} board={board} network={document} />;
}

function Network({ namespace, name, board, network }: TabProps & { network: NetworkView }) {
  const query = useQuery();
  const find = query.get("q") ?? "";
  const { pods, dark } = network;
  const slots = board?.slots;
  const visible = useMemo(() => visiblePods(pods, slots, find), [pods, slots, find]);
  const running = useMemo(() => Object.values(pods).filter(({ uid }) => uid !== undefined), [pods]);
  const wanted = query.get("from") ?? undefined;
  const from = running.find(({ podName }) => podName === wanted)?.podName;
  const records = useRecords(namespace, name);
  const rows = visible.map(
    (pod): PodProps => ({
      pod,
      slot: slots?.[pod.ordinal],
      dark,
      query: query.toString(),
      ptr: records.ptr?.pods[pod.podName],
      inside: from === undefined ? undefined : records.inside?.lookups.find(({ ordinal }) => ordinal === pod.ordinal),
    }),
  );
  const total = Object.keys(pods).length;
  const hasSrv = board && board.names.servers.length > 0 && board.service?.exists;
  return (
    <>
      {noted.map((part) => {
        const missing = dark[part];
        return missing && <DarkNote key={part} dark={missing} />;
      })}
      {network.notes.length > 0 && (
        <Panel className="mb-3.5 px-4 py-3">
          <NoteLines notes={network.notes} />
        </Panel>
      )}
      <ServiceList network={network} />
      <NetworkForeigners network={network} />
      {total > 0 && <LookBar pods={running} shown={visible} total={total} names={board?.names} from={from} records={records} />}
      {rows.length > 0 ? <PodList rows={rows} /> : <Panel>{total === 0 ? <NoPods /> : <NothingFound find={find} />}</Panel>}
      {hasSrv && (
        <Panel className="mt-3.5 px-4 py-3.5">
          <section aria-labelledby="service-records">
            <h2 id="service-records" className="mb-1.5 font-semibold">
              Service records (SRV)
            </h2>
            <SrvLookup namespace={namespace} name={name} />
          </section>
        </Panel>
      )}
    </>
  );
}

function PodList({ rows }: { rows: readonly PodProps[] }) {
  return useNarrow() ? <PodCards rows={rows} /> : <PodTable rows={rows} />;
}

function NoPods() {
  return (
    <PanelMessage title="No ordinals">
      <p className="text-soft">The set is scaled to 0 replicas: there are no names to ask for.</p>
    </PanelMessage>
  );
}

function NothingFound({ find }: { find: string }) {
  return (
    <PanelMessage title="No ordinal matches">
      <p className="text-soft">
        Nothing here contains “<Text>{find}</Text>”.
      </p>
      <Pill onClick={() => changeQuery({ q: undefined })}>Show all ordinals</Pill>
    </PanelMessage>
  );
}
