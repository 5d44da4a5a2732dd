"use client";
import clsx from "clsx";
import { useRef } from "react";
import type { RevisionDifference } from "@/lib/protocol/revision-difference.ts";
import type { SetView } from "@/lib/statefulset/board/board.ts";
import type { DifferenceLine } from "@/lib/statefulset/manifest/line-difference.ts";
import { useSetPart } from "../actions/use-set-part.ts";
import { Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";

/** How the templates of two revisions differ: field by field, and as lines. Fetched when asked for. */
export function RevisionDifferencePanel({ set, from, to }: { set: SetView; from: string; to: string }) {
  const { document, trouble } = useSetPart<RevisionDifference>(`difference?${new URLSearchParams({ from, to })}`, set);
  if (!document && trouble === undefined) return <SkeletonRows rows={4} rowClass="h-[36px]" label="Fetching the two templates." />;
  return (
    <Panel className="mt-3">
      {document ? (
        <Shown difference={document} />
      ) : (
        <PanelMessage title="The two cannot be compared">
          <div role="alert">
            <Text className="text-soft">{trouble ?? ""}</Text>
          </div>
        </PanelMessage>
      )}
    </Panel>
  );
}

function Shown({ difference: { from, to, changes, lines, isCut } }: { difference: RevisionDifference }) {
  const scroller = useRef<HTMLElement>(null);
  return (
    <section aria-label="Difference of the two templates" className="grid gap-3 px-4 py-3.5">
      <h3 className="font-medium">
        {changes.length === 0
          ? "The two templates are alike"
          : changes.length === 1
            ? "1 field differs"
            : `${changes.length} fields differ`}
        <span className="font-normal text-soft">
          {" "}
          from revision {from.revision} to revision {to.revision}
        </span>
      </h3>
      {[from, to].map(
        ({ name, revision, cause }) =>
          cause !== undefined && (
            <p key={name} className="text-soft text-xs">
              Change cause of revision {revision}: <Text className="break-words">{cause}</Text>
            </p>
          ),
      )}
      {changes.length > 0 && (
        <ul className="grid gap-1 text-xs">
          {changes.map(({ path, before, after }) => (
            <li key={path} className="min-w-0">
              <Text className="break-all font-mono">{path}</Text>{" "}
              <Text className="break-all text-soft line-through">{before ?? "not set"}</Text> →{" "}
              <Text className="break-all">{after ?? "not set"}</Text>
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <ScrollRegion
          scroller={scroller}
          aria-label="As lines"
          className="max-h-[480px] overflow-auto rounded-lg border border-line py-2 font-mono text-[12.5px] leading-[20px]"
        >
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move
            <Line key={index} line={line} />
          ))}
          {isCut && <p className="px-3 font-sans text-faint">There are more lines than these.</p>}
        </ScrollRegion>
      )}
    </section>
  );
}

const signs = { same: " ", removed: "−", added: "+" } as const;
const words = { same: "", removed: "removed: ", added: "added: " } as const;

function Line({ line }: { line: DifferenceLine }) {
  if (line.kind === "skipped") {
    return <p className="px-3 font-sans text-faint text-xs">… {line.count === 1 ? "1 line alike" : `${line.count} lines alike`}</p>;
  }
  return (
    <p className={clsx("flex px-3", line.kind === "removed" && "bg-shade text-fail", line.kind === "added" && "bg-shade font-medium")}>
      <span aria-hidden="true" className="w-5 shrink-0 select-none">
        {signs[line.kind]}
      </span>
      <span className="sr-only">{words[line.kind]}</span>
      <bdi className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{visibleText(line.text)}</bdi>
    </p>
  );
}
