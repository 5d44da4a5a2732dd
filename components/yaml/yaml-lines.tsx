"use client";
import { useMemo, useRef, useState } from "react";
import type { FieldManager } from "@/lib/protocol/yaml-response.ts";
import { finderOf } from "../text/find-text.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { useVirtualScroll } from "../ui/use-virtual-scroll.ts";
import { findLines, foldLines, isFolded, searchedFolds, unfoldedLines } from "./fold-lines.ts";
import { MatchSteps } from "./match-steps.tsx";
import { YamlLineRow } from "./yaml-line.tsx";

const lineHeight = 20;

/** A manifest as text, line by line, those near what is seen; blocks fold. While something is looked for, all but the managed fields is unfolded. */
export function YamlLines({ yaml, managers, find }: { yaml: string; managers: readonly FieldManager[]; find: string }) {
  const scroller = useRef<HTMLElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const lines = useMemo(() => foldLines(yaml, managers), [yaml, managers]);
  const finder = useMemo(() => finderOf(find), [find]);
  const matches = useMemo(() => (finder ? findLines(lines, finder) : []), [lines, finder]);
  const seen = useMemo(() => unfoldedLines(lines, finder ? searchedFolds(lines) : toggled), [finder, lines, toggled]);
  const keyOf = useMemo(() => (place: number) => seen[place] ?? place, [seen]);
  const { indexes, before, after, virtualizer } = useVirtualScroll({ count: seen.length, itemHeight: lineHeight, keyOf, scroller });
  const [current, setCurrent] = useState<number>();
  const goTo = (index: number) => {
    setCurrent(index);
    virtualizer.scrollToIndex(seen.indexOf(index), { align: "center" });
  };
  const toggle = (index: number) =>
    setToggled(toggled.has(index) ? new Set([...toggled].filter((one) => one !== index)) : new Set([...toggled, index]));
  return (
    <>
      {finder && <MatchSteps key={find} matches={matches} onGo={goTo} />}
      <ScrollRegion
        scroller={scroller}
        aria-label="Manifest"
        className="relative h-[max(320px,calc(100vh-320px))] overflow-auto rounded-xl border border-line bg-panel py-2 font-mono text-[12.5px] leading-[20px]"
      >
        <div style={{ height: before }} />
        {indexes.map((place) => {
          const index = seen[place] ?? 0;
          const line = lines[index];
          if (!line) return null;
          return (
            <div key={index} data-index={place} ref={virtualizer.measureElement}>
              <YamlLineRow
                line={line}
                index={index}
                isFolded={finder ? line.number === undefined && line.isFoldedAtFirst : isFolded(line, index, toggled)}
                isCurrent={finder !== undefined && index === current}
                finder={finder}
                onToggle={finder ? undefined : () => toggle(index)}
              />
            </div>
          );
        })}
        <div style={{ height: after }} />
      </ScrollRegion>
    </>
  );
}
