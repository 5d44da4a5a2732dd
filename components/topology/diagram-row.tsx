"use client";
import clsx from "clsx";
import { memo } from "react";
import type { TopologyClaim, TopologyRow } from "@/lib/statefulset/topology/topology-view.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { pushQuery } from "../shell/query.ts";
import { Name, Text } from "../text/text.tsx";
import { claimHeight, linePath } from "./diagram-geometry.ts";
import type { Active } from "./lanes.ts";
import { claimWords, volumeWords } from "./topology-words.ts";

interface DiagramRowProps {
  /** An ordinal's line; absent: that of a pod of somebody else. */
  row: TopologyRow | undefined;
  foreignName: string | undefined;
  foreignWords: string | undefined;
  index: number;
  count: number;
  height: number;
  isActive: boolean;
  onActive: (active: Active | undefined) => void;
}

/** One line of the diagram: pod, claims, volumes. */
export const DiagramRow = memo(function DiagramRow(props: DiagramRowProps) {
  const { row, foreignName = "", foreignWords = "", index, count, height, isActive, onActive } = props;
  const claims = row?.claims ?? [];
  return (
    <li
      aria-setsize={count}
      aria-posinset={index + 1}
      className="absolute inset-x-0 grid grid-cols-[minmax(0,1.1fr)_28px_minmax(0,1fr)_28px_minmax(0,1fr)] items-center"
      style={{ height, top: index * height }}
    >
      {row ? <PodBox row={row} isActive={isActive} onActive={onActive} /> : <ForeignBox name={foreignName} words={foreignWords} />}
      <Fork count={claims.length} height={height} isActive={isActive} />
      <div>
        {claims.map((claim) => (
          <ClaimBox key={claim.name} claim={claim} />
        ))}
      </div>
      <Levels claims={claims} height={height} isActive={isActive} />
      <div>
        {claims.map((claim) => (
          <VolumeBox key={claim.name} claim={claim} />
        ))}
      </div>
    </li>
  );
});

function PodBox({ row, isActive, onActive }: { row: TopologyRow; isActive: boolean; onActive: DiagramRowProps["onActive"] }) {
  const { ordinal, podName, state, hue, fill, uid } = row;
  return (
    <button
      type="button"
      onClick={() => pushQuery({ panel: String(ordinal) })}
      onFocus={() => onActive({ kind: "lane", key: String(ordinal) })}
      onBlur={() => onActive(undefined)}
      onMouseEnter={() => onActive({ kind: "lane", key: String(ordinal) })}
      onMouseLeave={() => onActive(undefined)}
      className={clsx(
        "flex h-[42px] min-w-0 items-center gap-2.5 rounded-lg border px-1.5 text-left",
        isActive ? "border-accent" : uid === undefined ? "border-edge border-dashed" : "border-line",
      )}
    >
      <OrdinalTile ordinal={ordinal} hue={hue} fill={fill} />
      <span className="min-w-0">
        <Name className={clsx("font-mono text-code", uid === undefined && "text-faint")}>{podName}</Name>
        <span className="block text-[11.5px] leading-4">
          <StateWord state={state} />
        </span>
      </span>
    </button>
  );
}

function ForeignBox({ name, words }: { name: string; words: string }) {
  return (
    <div className="h-[42px] min-w-0 rounded-lg border border-line bg-shade px-2.5 py-1">
      <Name className="font-mono text-code">{name}</Name>
      <Text className="block truncate text-faint text-[11.5px] leading-4">{words}</Text>
    </div>
  );
}

function ClaimBox({ claim }: { claim: TopologyClaim }) {
  const isMissing = claim.phase === "Missing";
  return (
    <div style={{ height: claimHeight }} className="grid content-center">
      <Name className={clsx("font-mono text-code", isMissing && "text-faint")}>{claim.name}</Name>
      <Text className={clsx("block truncate text-[11.5px] leading-4", claim.phase === "Lost" ? "text-fail" : "text-faint")}>
        {claimWords(claim)}
      </Text>
    </div>
  );
}

function VolumeBox({ claim: { phase, volume } }: { claim: TopologyClaim }) {
  return (
    <div style={{ height: claimHeight }} className="grid content-center">
      {volume && <Name className="font-mono text-code">{volume.name}</Name>}
      {phase !== "Shared" && phase !== "Unknown" && (
        <span className={clsx("truncate text-[11.5px] leading-4", volume?.isMissing ? "text-fail" : "text-faint")}>
          {volumeWords(volume)}
        </span>
      )}
    </div>
  );
}

const gap = 28;

/** From a pod to each of its claims. */
function Fork({ count, height, isActive }: { count: number; height: number; isActive: boolean }) {
  const places = Array.from({ length: count }, (_, index) => placeOf(index, count, height));
  return <Strokes height={height} isActive={isActive} paths={places.map((at) => linePath(height / 2, at, gap))} />;
}

/** From each claim to its volume. */
function Levels({ claims, height, isActive }: { claims: readonly TopologyClaim[]; height: number; isActive: boolean }) {
  const paths = claims.flatMap(({ volume }, index) => {
    const at = placeOf(index, claims.length, height);
    return volume ? [linePath(at, at, gap)] : [];
  });
  return <Strokes height={height} isActive={isActive} paths={paths} />;
}

function placeOf(index: number, count: number, height: number): number {
  return height / 2 + (index - (count - 1) / 2) * claimHeight;
}

function Strokes({ height, isActive, paths }: { height: number; isActive: boolean; paths: readonly string[] }) {
  return (
    <svg aria-hidden="true" width={gap} height={height} viewBox={`0 0 ${gap} ${height}`}>
      {paths.map((path) => (
        <path
          key={path}
          d={path}
          transform={`translate(3 0) scale(${(gap - 6) / gap} 1)`}
          fill="none"
          className={clsx(isActive ? "stroke-accent" : "stroke-edge", !isActive && "opacity-50")}
          strokeWidth={isActive ? 2 : 1}
        />
      ))}
    </svg>
  );
}
