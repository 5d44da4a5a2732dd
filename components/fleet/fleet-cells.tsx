"use client";
import clsx from "clsx";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { fillClass, fillWords, hueClass, hueWords } from "../encoding/revision-hue.ts";
import { useTopic } from "../live/use-topic.ts";
import { boardHref } from "../shell/board-href.ts";
import { Name, Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { PageLink } from "../ui/page-link.tsx";
import { Small } from "../ui/small.tsx";

/** The set's name, which opens its board. */
export function SetNameCell({ row }: { row: FleetRow }) {
  return (
    <>
      <PageLink
        href={boardHref(row)}
        aria-label={visibleText(row.name)}
        data-row-link=""
        className="flex min-h-6 w-fit max-w-full items-center rounded font-semibold hover:underline"
      >
        <Name>{row.name}</Name>
      </PageLink>
      <Small>
        <Text>{row.namespace}</Text>
        {row.deletedAt && " · being deleted"}
      </Small>
    </>
  );
}

/** One small tile for each ordinal: hue is revision, fill is whether it serves; the words are for those who do not see it. */
export function OrdinalStrip({ row }: { row: FleetRow }) {
  const { strip, more, ready, replicas } = row;
  if (strip.length === 0) return <span className="text-faint text-xs">none</span>;
  return (
    <div className="flex flex-wrap items-center gap-[3px]" title={stripWords(row)}>
      <span className="sr-only">
        {ready} of {replicas} ready
      </span>
      {strip.map((cell) => (
        <span
          key={cell.ordinal}
          aria-hidden="true"
          className={clsx("h-[15px] w-[11px] rounded-[3px]", cell.failing ? "strip-failing" : [hueClass[cell.hue], fillClass[cell.fill]])}
        />
      ))}
      {more > 0 && <span className="ml-1 text-faint text-xs">and {more} more</span>}
    </div>
  );
}

/** At most so many ordinals are named in a strip's title. */
const namedMax = 12;

function stripWords({ strip, more }: FleetRow): string {
  const words = strip.slice(0, namedMax).map(({ ordinal, fill, hue, failing }) => {
    if (failing) return `${ordinal}: failing`;
    return fill === "empty" ? `${ordinal}: ${fillWords.empty}` : `${ordinal}: ${fillWords[fill]}, ${hueWords[hue]}`;
  });
  const rest = strip.length - words.length + more;
  return [...words, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
}

export function StrategyCell({ row }: { row: FleetRow }) {
  const isHeld = row.partition !== undefined && row.partition > 0;
  return (
    <>
      <Text className="block truncate">{row.strategy}</Text>
      <Small>{isHeld ? `partition ${row.partition} · ${row.podManagementPolicy}` : row.podManagementPolicy}</Small>
    </>
  );
}

const serviceWords: Readonly<Record<FleetRow["service"]["kind"], string>> = {
  headless: "headless",
  address: "has an address",
  missing: "missing",
  none: "no Service is named",
  unknown: "may not be listed",
};

export function ServiceNameCell({ row }: { row: FleetRow }) {
  const { name, kind, clusterIP } = row.service;
  const words = kind === "address" && clusterIP ? visibleText(clusterIP) : serviceWords[kind];
  return (
    <>
      {name && <Name className="font-mono text-code">{name}</Name>}
      <Small className={clsx("font-mono", (kind === "missing" || kind === "none") && "text-wait")}>{words}</Small>
      {row.foreignPods > 0 && (
        <Small className="text-wait" title={`${row.foreignPods} pods of others match its labels or get its traffic`}>
          {row.foreignPods} pods of others
        </Small>
      )}
    </>
  );
}

/** How many claims the set has, and how many of them no ordinal uses any more. */
export function ClaimsCountCell({ row }: { row: FleetRow }) {
  if (row.claimsDark) return <Small>may not list</Small>;
  return (
    <>
      {row.claims}
      {row.leftBehind > 0 && <Small className="text-wait">{row.leftBehind} left behind</Small>}
    </>
  );
}

export function CountersCell({ row }: { row: FleetRow }) {
  if (row.counters === undefined) return <NoCounters />;
  const text = row.counters.map(visibleText).join(" · ") + (row.replicas > row.counters.length ? " · …" : "");
  return (
    <span className="block truncate font-mono text-code" title={text}>
      {text}
    </span>
  );
}

/** Files are read by running a command in each pod: not for a whole fleet, and not at all where commands are switched off. */
function NoCounters() {
  const { document: status } = useTopic("status");
  const isOff = status?.switchedOff !== undefined;
  const why = "Here only counters are asked that an annotation gives over HTTP";
  return (
    <span className="text-faint" title={isOff ? `${why}.` : `${why}; files are read on the set's board.`}>
      {isOff ? "none known" : "not asked here"}
    </span>
  );
}
