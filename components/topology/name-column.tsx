"use client";
import clsx from "clsx";
import type { UIEvent } from "react";
import { Name, Text } from "../text/text.tsx";
import { nameHeight } from "./diagram-geometry.ts";
import { type Active, isConnected, type Lane } from "./lanes.ts";

interface NameColumnProps {
  kind: "service" | "node";
  label: string;
  items: readonly { name: string; words: string }[];
  gone: ReadonlySet<string>;
  height: number;
  active: Active | undefined;
  lanes: readonly Lane[];
  onActive: (active: Active | undefined) => void;
  onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** Services or nodes, one below the other: the one with the focus or the pointer shows what it is connected with. */
export function NameColumn({ kind, label, items, gone, height, active, lanes, onActive, onScroll }: NameColumnProps) {
  const lane = active?.kind === "lane" ? lanes.find(({ key }) => key === active.key) : undefined;
  const isActive = (name: string) =>
    active?.kind === kind
      ? active.key === name
      : kind === "node"
        ? lane?.node === name
        : (lane?.endpoints.some(({ service }) => service === name) ?? false);
  return (
    <ul aria-label={label} onScroll={onScroll} className="overflow-x-hidden overflow-y-auto" style={{ height }}>
      {items.map(({ name, words }) => {
        const count = lanes.filter((one) => isConnected({ kind, key: name }, one)).length;
        return (
          <li key={name} style={{ height: nameHeight }} className="grid content-center">
            <button
              type="button"
              onFocus={() => onActive({ kind, key: name })}
              onBlur={() => onActive(undefined)}
              onMouseEnter={() => onActive({ kind, key: name })}
              onMouseLeave={() => onActive(undefined)}
              className={clsx(
                "h-12 min-w-0 rounded-lg border bg-panel px-2.5 text-left",
                isActive(name) ? "border-accent" : gone.has(name) ? "border-edge border-dashed" : "border-line",
              )}
            >
              <Name className="font-mono text-code">{name}</Name>
              <Text className="block truncate text-faint text-[11.5px] leading-4">{words}</Text>
              <span className="sr-only">
                {count} {count === 1 ? "pod" : "pods"}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
