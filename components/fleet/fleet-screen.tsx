"use client";
import { useMemo, useState } from "react";
import type { DarkColumn } from "@/lib/statefulset/board/board.ts";
import type { Fleet, FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { movedIndex } from "../keyboard/key-action.ts";
import { useKeys } from "../keyboard/use-keys.ts";
import { useTopic } from "../live/use-topic.ts";
import { AsOf } from "../shell/as-of.tsx";
import { changeQuery, useQuery } from "../shell/query.ts";
import { watchedWords } from "../shell/watched-words.ts";
import { formatBytes } from "../text/format-bytes.ts";
import { Text } from "../text/text.tsx";
import { LazyDarkNote } from "../ui/lazy-dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { FleetTable } from "./fleet-table.tsx";
import { type FleetFacts, type FleetView, fleetFacts, isInView, parseFleetView } from "./fleet-view.ts";

/** Every StatefulSet of the cluster. */
export function FleetScreen() {
  const { document: fleet, message } = useTopic("fleet");
  const { document: status } = useTopic("status");
  const query = useQuery();
  const view = useMemo(() => parseFleetView(query), [query]);
  const all = useMemo(() => Object.values(fleet?.sets ?? {}), [fleet?.sets]);
  const rows = useMemo(() => all.filter((row) => isInView(row, view)), [all, view]);
  const facts = useMemo(() => fleetFacts(all), [all]);
  // A count of what may not be listed would be a lie.
  const isCounted = fleet !== undefined && (all.length > 0 || fleet.dark.statefulsets === undefined);
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center gap-3">
        <h1 className="font-semibold text-[22px] tracking-[-0.015em]">
          StatefulSets{" "}
          {isCounted && (
            <span className="ml-1 font-normal text-faint">{rows.length < all.length ? `${rows.length} of ${all.length}` : all.length}</span>
          )}
        </h1>
        <span className="grow" />
        {(facts.attention > 0 || view.isAttentionOnly) && (
          <Pill aria-pressed={view.isAttentionOnly} onClick={() => changeQuery({ show: view.isAttentionOnly ? undefined : "attention" })}>
            Needs attention <b className="font-medium text-ink">{facts.attention}</b>
          </Pill>
        )}
      </div>
      <div className="mt-1.5 mb-3.5 flex min-h-6 flex-wrap gap-x-[18px] gap-y-1 text-soft">
        {isCounted && <Facts facts={facts} />}
        {status?.namespaces && <Text>{watchedWords(status.namespaces)}</Text>}
        <AsOf />
      </div>
      {darkNotes(fleet).map((dark) => (
        <LazyDarkNote key={dark.right} dark={dark} />
      ))}
      {fleet ? <FleetList fleet={fleet} rows={rows} view={view} /> : <FleetSkeleton message={message} />}
    </>
  );
}

/** The kinds whose absence leaves a hole in the fleet. Where sets may not be seen nothing else of theirs is missed. */
function darkNotes(fleet: Fleet | undefined): readonly DarkColumn[] {
  const { statefulsets, pods, persistentvolumeclaims, services } = fleet?.dark ?? {};
  const notes = statefulsets ? [statefulsets] : [pods, persistentvolumeclaims, services];
  return notes.filter((dark) => dark !== undefined);
}

function Facts({ facts }: { facts: FleetFacts }) {
  const strong = "font-medium text-ink";
  return (
    <>
      <span>
        <b className={strong}>{facts.pods}</b> pods, {facts.ready} ready
      </span>
      {!facts.claimsDark && (
        <span>
          <b className={strong}>{facts.claims}</b> claims, {formatBytes(facts.claimBytes)}
        </span>
      )}
      {facts.leftBehind > 0 && (
        <span>
          <b className={strong}>{facts.leftBehind}</b> {facts.leftBehind === 1 ? "claim" : "claims"} left behind
        </span>
      )}
    </>
  );
}

function FleetList({ fleet, rows, view }: { fleet: Fleet; rows: FleetRow[]; view: FleetView }) {
  const { document: status } = useTopic("status");
  const active = useFleetKeys();
  if (rows.length > 0) {
    return <FleetTable rows={rows} view={view} active={active} />;
  }
  const isEmpty = Object.keys(fleet.sets).length === 0;
  if (isEmpty && fleet.dark.statefulsets) return null;
  return <Panel>{isEmpty ? <NoSets namespaces={status?.namespaces} /> : <NothingFound view={view} />}</Panel>;
}

/** Moves the focus from set to set; Enter then opens as a click does. */
function useFleetKeys(): string | undefined {
  const [active, setActive] = useState<string>();
  useKeys((action) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-row-link]")];
    const uidOf = (link: HTMLAnchorElement | undefined) => link?.closest<HTMLElement>("[data-uid]")?.dataset.uid;
    const here = document.activeElement?.closest<HTMLElement>("[data-uid]")?.dataset.uid ?? active;
    const index = links.findIndex((link) => uidOf(link) === here);
    if (action === "open" && links[index]) {
      links[index].click();
      return true;
    }
    const next = links[movedIndex(action, index, links.length) ?? -1];
    if (!next) return false;
    next.focus();
    setActive(uidOf(next));
    return true;
  });
  return active;
}

function NoSets({ namespaces }: { namespaces: readonly string[] | undefined }) {
  return (
    <PanelMessage title="No StatefulSets yet">
      <p className="text-soft">
        {namespaces ? "There is none in the namespaces that are watched." : "This cluster has none."} As soon as one is created, it appears
        here by itself:
      </p>
      <code className="rounded-md bg-chip px-2 py-1 font-mono text-code">kubectl apply -f statefulset.yaml</code>
    </PanelMessage>
  );
}

function NothingFound({ view }: { view: FleetView }) {
  return (
    <PanelMessage title="No set matches">
      <p className="text-soft">
        {view.isAttentionOnly && "None needs attention"}
        {view.isAttentionOnly && (view.find || view.namespace) && ", "}
        {view.find && (
          <>
            {view.isAttentionOnly ? "none" : "None"} contains “<Text>{view.find}</Text>”
          </>
        )}
        {view.namespace && (
          <>
            {view.isAttentionOnly || view.find ? " in" : "None is in"} namespace <Text>{view.namespace}</Text>
          </>
        )}
        .
      </p>
      <Pill onClick={() => changeQuery({ q: undefined, show: undefined, namespace: undefined })}>Show all sets</Pill>
    </PanelMessage>
  );
}

function FleetSkeleton({ message }: { message: string | undefined }) {
  const { document: status } = useTopic("status");
  const why = status && status.phase !== "live" ? (status.reason ?? message) : message;
  return (
    <>
      {why && (
        <p className="mb-3 text-wait">
          <Text>{why}</Text>
        </p>
      )}
      <SkeletonRows rows={6} rowClass="h-[59px]" label="Loading the StatefulSets." />
    </>
  );
}
