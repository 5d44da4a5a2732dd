"use client";
import { type UIEvent, useState } from "react";
import type { TopologyView } from "@/lib/statefulset/topology/topology-view.ts";
import { Panel } from "../ui/panel.tsx";
import { frameHeightMax, middleOf, nameHeight, rowHeightFor, rowsInView } from "./diagram-geometry.ts";
import { DiagramLines, type Line } from "./diagram-lines.tsx";
import { DiagramRow } from "./diagram-row.tsx";
import { foreignPodWords } from "./foreign-words.ts";
import type { KeptView } from "./kept-view.ts";
import { type Active, isConnected, type Lane, lanesOf } from "./lanes.ts";
import { NameColumn } from "./name-column.tsx";
import { nodeWords, serviceWords } from "./topology-words.ts";

/**
 * Services on the left, then each ordinal's line of pod, claims and volumes, then nodes. Every line's place follows from its index alone, so
 * that nothing moves when something goes, and only rows near the window exist.
 */
export function TopologyDiagram({ columns, view }: { columns: KeptView; view: TopologyView }) {
  const { services, rows, nodes, goneServices, goneNodes } = columns;
  const [active, setActive] = useState<Active>();
  const [top, setTop] = useState({ services: 0, rows: 0, nodes: 0 });
  const scrolled = (column: keyof typeof top) => (event: UIEvent<HTMLElement>) => {
    const { scrollTop } = event.currentTarget;
    setTop((before) => ({ ...before, [column]: scrollTop }));
  };
  const foreign = Object.entries(view.foreignPods);
  const rowHeight = rowHeightFor(Math.max(0, ...rows.map(({ claims }) => claims.length)));
  const lanes = lanesOf(rows, foreign);
  const height = Math.min(frameHeightMax, Math.max(lanes.length * rowHeight, services.length * nameHeight, nodes.length * nameHeight));
  const { from, to } = rowsInView(top.rows, height, rowHeight, lanes.length);
  const { left, right } = linesOf(lanes.slice(from, to), from, { columns, top, rowHeight, active });
  return (
    <Panel>
      <section
        aria-label="Topology"
        className="grid grid-cols-[minmax(150px,210px)_56px_minmax(0,1fr)_56px_minmax(130px,190px)] grid-rows-[38px_auto] px-3.5 pb-3"
      >
        <DiagramTitles dark={view.dark} />
        <NameColumn
          kind="service"
          label="Services"
          items={services.map((service) => ({ name: service.name, words: serviceWords(service, goneServices.has(service.name)) }))}
          gone={goneServices}
          height={height}
          active={active}
          lanes={lanes}
          onActive={setActive}
          onScroll={scrolled("services")}
        />
        <DiagramLines lines={left} height={height} />
        <ol aria-label="Pods" onScroll={scrolled("rows")} className="relative overflow-x-hidden overflow-y-auto" style={{ height }}>
          <li aria-hidden="true" style={{ height: lanes.length * rowHeight }} />
          {lanes.slice(from, to).map((lane, offset) => {
            const index = from + offset;
            const row = rows[index];
            const other = foreign[index - rows.length]?.[1];
            return (
              <DiagramRow
                key={lane.key}
                row={row}
                foreignWords={other && foreignPodWords(other)}
                foreignName={other?.name}
                index={index}
                count={lanes.length}
                height={rowHeight}
                isActive={isConnected(active, lane)}
                onActive={setActive}
              />
            );
          })}
        </ol>
        <DiagramLines lines={right} height={height} />
        <NameColumn
          kind="node"
          label="Nodes"
          items={nodes.map((node) => ({ name: node.name, words: nodeWords(node, goneNodes.has(node.name)) }))}
          gone={goneNodes}
          height={height}
          active={active}
          lanes={lanes}
          onActive={setActive}
          onScroll={scrolled("nodes")}
        />
      </section>
    </Panel>
  );
}

function DiagramTitles({ dark }: Pick<TopologyView, "dark">) {
  return (
    <>
      <ColumnTitle title="Services" isDark={dark.services !== undefined} />
      <span />
      <div className="grid grid-cols-[minmax(0,1.1fr)_28px_minmax(0,1fr)_28px_minmax(0,1fr)]">
        <ColumnTitle title="Pods" isDark={dark.pods !== undefined} />
        <span />
        <ColumnTitle title="Claims" isDark={dark.claims !== undefined} />
        <span />
        <ColumnTitle title="Volumes" isDark={dark.volumes !== undefined} />
      </div>
      <span />
      <ColumnTitle title="Nodes" isDark={dark.nodes !== undefined} />
    </>
  );
}

function ColumnTitle({ title, isDark }: { title: string; isDark: boolean }) {
  return (
    <span className="self-center truncate font-medium text-faint text-xs">
      {title}
      {isDark && ": may not be listed"}
    </span>
  );
}

interface LineSources {
  columns: KeptView;
  top: { services: number; rows: number; nodes: number };
  rowHeight: number;
  active: Active | undefined;
}

function linesOf(lanes: readonly Lane[], from: number, { columns, top, rowHeight, active }: LineSources): { left: Line[]; right: Line[] } {
  const left: Line[] = [];
  const right: Line[] = [];
  const serviceIndex = new Map(columns.services.map(({ name }, index) => [name, index]));
  const nodeIndex = new Map(columns.nodes.map(({ name }, index) => [name, index]));
  for (const [offset, lane] of lanes.entries()) {
    const at = middleOf(from + offset, rowHeight, top.rows);
    const isActive = isConnected(active, lane);
    for (const { service, isReady } of lane.endpoints) {
      const index = serviceIndex.get(service);
      if (index === undefined) continue;
      const isMeant = isActive && (active?.kind !== "service" || active.key === service);
      left.push({
        key: `${lane.key} ${service}`,
        from: middleOf(index, nameHeight, top.services),
        to: at,
        isActive: isMeant,
        isDashed: isReady === false,
      });
    }
    const index = lane.node === undefined ? undefined : nodeIndex.get(lane.node);
    if (index !== undefined) right.push({ key: lane.key, from: at, to: middleOf(index, nameHeight, top.nodes), isActive, isDashed: false });
  }
  return { left, right };
}
