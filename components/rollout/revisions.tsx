"use client";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { Board, SetView } from "@/lib/statefulset/board/board.ts";
import { type RevisionRow, revisionRows } from "@/lib/statefulset/rollout/revision-rows.ts";
import type { RolloutFacts } from "@/lib/statefulset/rollout/rollout-facts.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { revisionHash } from "../text/split-name.ts";
import { visibleText } from "../text/visible-text.ts";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { RevisionList } from "./revision-list.tsx";

// Loaded when two revisions are compared.
const Difference = dynamic(() => import("./revision-difference.tsx").then((module) => module.RevisionDifferencePanel), { ssr: false });

// Loaded when somebody asks what the templates hold.
const ToldRevisions = dynamic(() => import("./told-revisions.tsx").then((module) => module.ToldRevisions), { ssr: false });

/** The set's revisions: which there are, who runs what, and how the templates of any two differ. */
export function Revisions({ board, facts }: { board: Board; facts: RolloutFacts }) {
  const { set } = board;
  const rows = useMemo(() => revisionRows(board, facts), [board, facts]);
  const query = useQuery();
  const named = rows.filter(({ revision }) => revision !== undefined);
  const [from, to] = [query.get("base") ?? "", query.get("other") ?? ""];
  const [isTold, setTold] = useState(false);
  const List = isTold ? ToldRevisions : RevisionList;
  const isChosen = from !== "" && to !== "" && from !== to;
  return (
    <section aria-label="Revisions" className="mb-4">
      <h2 className="mt-5 mb-2 font-semibold">Revisions</h2>
      <Panel>
        {rows.length === 0 ? (
          <PanelMessage title="No revisions">
            <p className="text-soft">The controller makes the first one with the set's first pod.</p>
          </PanelMessage>
        ) : (
          <List rows={rows} set={set} areListed={!board.dark.revisions} />
        )}
        {named.length > 0 && !isTold && (
          <div className="border-line border-t px-4 py-2.5">
            <Pill onClick={() => setTold(true)}>Show images and change causes</Pill>
          </div>
        )}
        {named.length > 1 && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-4 py-3 text-soft">
            <RevisionSelect
              label="Difference from"
              name="Difference from"
              chosen={from}
              rows={named}
              set={set}
              onChoose={(name) => changeQuery({ base: name })}
            />
            <RevisionSelect
              label="to"
              name="Difference to"
              chosen={to}
              rows={named}
              set={set}
              onChoose={(name) => changeQuery({ other: name })}
            />
            {from !== "" && from === to && <span>Choose two that are not the same.</span>}
          </div>
        )}
      </Panel>
      {isChosen && <Difference key={`${from} ${to}`} set={set} from={from} to={to} />}
    </section>
  );
}

interface RevisionSelectProps {
  label: string;
  /** As it is called for those who do not see what stands before it. */
  name: string;
  chosen: string;
  rows: readonly RevisionRow[];
  set: SetView;
  onChoose: (name: string | undefined) => void;
}

function RevisionSelect({ label, name: called, chosen, rows, set, onChoose }: RevisionSelectProps) {
  const isKnown = chosen === "" || rows.some(({ name }) => name === chosen);
  return (
    <label className="flex min-w-0 items-center gap-2">
      {label}
      <select
        aria-label={called}
        value={chosen}
        onChange={(event) => onChoose(event.target.value === "" ? undefined : event.target.value)}
        className="h-8 min-w-0 max-w-56 rounded-[7px] border border-line bg-panel px-2 text-ink"
      >
        <option value="">choose…</option>
        {!isKnown && <option value={chosen}>{visibleText(revisionHash(chosen, set.name))}</option>}
        {rows.map(({ name, revision }) => (
          <option key={name} value={name}>
            {`${revision} · ${visibleText(revisionHash(name, set.name))}`}
          </option>
        ))}
      </select>
    </label>
  );
}
