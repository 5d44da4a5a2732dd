import clsx from "clsx";
import type { InsideView } from "@/lib/protocol/inside-lookup.ts";
import type { PtrView } from "@/lib/protocol/ptr-response.ts";
import type { Slot } from "@/lib/statefulset/board/board.ts";
import type { NetworkPod, NetworkView } from "@/lib/statefulset/network/network-view.ts";
import { dnsHowWords, dnsWords } from "../board/dns-words.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { toneText } from "../encoding/slot-state.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { formatMilliseconds } from "../text/format-age.ts";
import { Name, Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Dot } from "../ui/dot.tsx";
import { Small } from "../ui/small.tsx";

export interface PodProps {
  pod: NetworkPod;
  slot: Slot | undefined;
  dark: NetworkView["dark"];
  query: string;
  ptr: readonly PtrView[] | undefined;
  inside: InsideView | undefined;
}

/** The ordinal's tile, which leads to its row of the board. */
export function OrdinalLink({ pod: { ordinal }, slot, query }: PodProps) {
  return (
    <QueryLink
      query={query}
      change={{ tab: undefined, q: undefined, from: undefined, ordinal: String(ordinal), open: "1" }}
      aria-label={`Ordinal ${ordinal} on the board`}
      className="inline-block rounded-lg"
    >
      <OrdinalTile ordinal={ordinal} hue={slot?.hue ?? "none"} fill={slot?.fill ?? "empty"} />
    </QueryLink>
  );
}

/** The pod's own addresses, and whether it is ready by its own word. */
export function AddressCell({ pod: { uid, addresses, ready, ending }, dark }: PodProps) {
  if (uid === undefined) return <span className="block min-h-6 text-faint leading-6">{dark.pods ? "may not list pods" : "no pod"}</span>;
  return (
    <>
      {addresses.length === 0 && <span className="block min-h-6 text-faint leading-6">no address yet</span>}
      {addresses.map((address) => (
        <CopyText key={address} value={address} className="font-mono text-code">
          <Text className="truncate">{address}</Text>
        </CopyText>
      ))}
      <Small>{ending ? "ending" : ready ? "ready" : "not ready"}</Small>
    </>
  );
}

/** What DNS says of the pod's name now: its A (or AAAA) records with their TTL, and whether they are the pod's. */
export function RecordCell({ slot, inside }: PodProps) {
  if (inside) return <InsideAnswer inside={inside} />;
  if (!slot) return null;
  const { dns } = slot;
  const { words, tone, isProven } = dnsWords(dns);
  const how = [dnsHowWords(dns), ...(dns.ttl === undefined ? [] : [`TTL ${dns.ttl} s`])].join(", ");
  return (
    <>
      {dns.name ? (
        <CopyText value={dns.name} className="font-mono text-code">
          <Name>{dns.name}</Name>
        </CopyText>
      ) : null}
      <Line tone={isProven ? "ready" : tone} words={words} />
      <Small title={visibleText(how)}>{how}</Small>
    </>
  );
}

function InsideAnswer({ inside: { name, addresses, matchesPod, ms, tool, problem } }: { inside: InsideView }) {
  const tone = matchesPod === false ? "fail" : problem ? "wait" : "ready";
  const words = problem ? problem.message : `${addresses.join(", ")}${matchesPod === false ? " is not the pod's" : ""}`;
  return (
    <>
      <CopyText value={name} className="font-mono text-code">
        <Name>{name}</Name>
      </CopyText>
      <Line tone={tone} words={words} />
      <Small>
        asked in the pod by {tool}, {formatMilliseconds(ms)}
      </Small>
    </>
  );
}

function Line({ tone, words }: { tone: "ready" | "wait" | "fail" | "end" | "live" | "soft"; words: string }) {
  return (
    <span className={clsx("flex min-w-0 items-baseline gap-1.5 text-xs leading-5", tone === "ready" ? "text-ink" : toneText[tone])}>
      <Dot tone={tone} />
      <Text className="min-w-0 break-words">{words}</Text>
    </span>
  );
}

/** What each Service's EndpointSlices say of the pod. */
export function SliceCell({ pod: { endpoints, uid }, dark }: PodProps) {
  if (dark.endpoints) return <span className="block min-h-6 text-faint text-xs leading-6">may not list EndpointSlices</span>;
  if (endpoints.length === 0) return <span className="block min-h-6 text-faint leading-6">{uid === undefined ? "" : "in none"}</span>;
  return endpoints.map(({ service, addresses, hostname, ready, serving, terminating }) => {
    const state = [
      addresses.join(", "),
      hostname === undefined ? "no hostname" : `hostname ${hostname}`,
      ready ? "ready" : "not ready",
      // Said only where it is not what ready and ending say already.
      ...(serving === ready ? [] : [serving ? "serving" : "not serving"]),
      ...(terminating ? ["terminating"] : []),
    ].join(" · ");
    return (
      <div key={service} className="min-w-0">
        <Name className="min-h-6 items-center text-[13px] leading-6">{service}</Name>
        <Small title={visibleText(state)}>
          <Text>{state}</Text>
        </Small>
      </div>
    );
  });
}

/** Which names the pod's addresses lead back to, once that was asked. */
export function ReverseCell({ ptr }: PodProps) {
  if (!ptr) return <span className="block min-h-6 text-faint leading-6">not asked</span>;
  return ptr.map(({ address, names, isOwn, problem, ttl, ms }) => {
    const facts = [...(ttl === undefined ? [] : [`TTL ${ttl} s`]), ...(ms === undefined ? [] : [formatMilliseconds(ms)])].join(" · ");
    const words = problem
      ? problem.code === "nxdomain"
        ? "no PTR record"
        : problem.message
      : isOwn
        ? "leads back to its name"
        : "does not lead back to its name";
    return (
      <div key={address} className="min-w-0">
        {names.map((name) => (
          <Name key={name} className="min-h-6 items-center font-mono text-code">
            {name}
          </Name>
        ))}
        <Line tone={isOwn ? "ready" : "wait"} words={words} />
        {facts && <Small>{facts}</Small>}
      </div>
    );
  });
}
