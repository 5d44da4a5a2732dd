import clsx from "clsx";
import { Check, Minus, X } from "lucide-react";
import type { DnsView } from "@/lib/statefulset/board/board.ts";
import { toneText } from "../encoding/slot-state.ts";
import { splitName } from "../text/split-name.ts";
import { visibleText } from "../text/visible-text.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Flash } from "../ui/flash.tsx";
import { Small } from "../ui/small.tsx";
import { dnsHowWords, dnsWords } from "./dns-words.ts";
import { GapLine } from "./gap-line.tsx";

/** A pod's stable name: cut where the row already says it, whole when copied; below, what became of it. */
export function DnsCell({ dns }: { dns: DnsView }) {
  const { words, tone, isProven } = dnsWords(dns);
  const Icon = isProven ? Check : tone === "end" ? Minus : X;
  const title = visibleText(`${dns.problem?.message ?? words} (${dnsHowWords(dns)})`);
  return (
    <Flash on={`${dns.addresses.join()} ${dns.problem?.code ?? ""}`}>
      {dns.name === "" ? (
        <span className="text-faint">no name</span>
      ) : (
        <CopyText value={dns.name} className={clsx("font-mono text-code", tone === "end" && dns.addresses.length === 0 && "text-faint")}>
          <ShortDnsName name={dns.name} />
        </CopyText>
      )}
      <Small className="flex items-center gap-1 font-mono" title={title}>
        <Icon aria-hidden="true" className={clsx("size-3.5 shrink-0", toneText[tone])} strokeWidth={2.5} />
        <bdi className={clsx("truncate", (tone === "fail" || tone === "wait") && toneText[tone])}>{visibleText(words)}</bdi>
      </Small>
      {dns.gap && <GapLine gap={dns.gap} />}
    </Flash>
  );
}

/** Host and Service, without what the row says already: "…-2.myapp-headless". The ordinal is never cut. */
function ShortDnsName({ name }: { name: string }) {
  const [host = "", service = ""] = visibleText(name).split(".");
  if (service === "") return <bdi className="truncate">{host}</bdi>;
  const { head, tail } = splitName(host);
  return (
    <bdi className="truncate">
      {head && "…"}
      {tail}.{service}
    </bdi>
  );
}
