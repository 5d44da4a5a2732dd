import type { DnsGap, DnsView, NamesView, SetView } from "@/lib/statefulset/board/board.ts";
import { formatMilliseconds } from "../text/format-age.ts";
import { formatClock } from "../text/format-clock.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Fact, Group } from "./detail-group.tsx";
import { dnsHowWords } from "./dns-words.ts";
import { gapPrecision } from "./gap-precision.ts";
import { formatSpan, openGapWords } from "./gap-words.ts";
import { SrvLookup } from "./srv-lookup.tsx";

/** All that is known of a pod's name: what DNS answered, who did and how long that took, and for how long the name was missing. */
export function DnsDetails({ dns, names, set }: { dns: DnsView; names: NamesView; set: Pick<SetView, "namespace" | "name"> }) {
  const { name, addresses, server, ms, ttl, at, problem, gap } = dns;
  return (
    <Group title="DNS identity">
      {name && <Fact name="name" value={name} />}
      {addresses.map((address) => (
        <Fact key={address} name="answer" value={address} />
      ))}
      <p className="text-soft text-xs">
        {dnsHowWords(dns)}
        {server && (
          <>
            {" "}
            (<Text>{server}</Text>)
          </>
        )}
        {ms !== undefined && ` in ${formatMilliseconds(ms)}`}
        {ttl !== undefined && `, TTL ${ttl} s`}
        {at && <Age at={at} of="explorer" prefix=", " suffix=" ago" />}
      </p>
      {problem && <Text className="break-words text-soft text-xs">{problem.message}</Text>}
      {gap && <GapSentence gap={gap} />}
      {hasSrv(dns, names) && <SrvLookup namespace={set.namespace} name={set.name} />}
    </Group>
  );
}

/** Whether there is a Service to look up, and somebody to ask. */
function hasSrv({ problem }: DnsView, { servers, domain }: NamesView): boolean {
  return servers.length > 0 && domain !== undefined && problem?.code !== "no-service-name" && problem?.code !== "no-service";
}

function GapSentence({ gap }: { gap: DnsGap }) {
  const { until, since, ms = 0, isAtLeast } = gap;
  if (until === undefined) {
    return (
      <p className="text-soft text-xs">
        <Age at={since} of="explorer" prefix={`The name is ${openGapWords(gap)}`} />, since {formatClock(since)} ({gapPrecision(gap)}).
      </p>
    );
  }
  return (
    <p className="text-soft text-xs">
      The name was missing for {isAtLeast && "at least "}
      {formatSpan(ms)}, until{" "}
      <time dateTime={until} title={until}>
        {formatClock(until)}
      </time>{" "}
      ({gapPrecision(gap)}).
    </p>
  );
}
