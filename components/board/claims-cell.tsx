import clsx from "clsx";
import type { ClaimView, Slot } from "@/lib/statefulset/board/board.ts";
import { toneText } from "../encoding/slot-state.ts";
import { Name } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Dot } from "../ui/dot.tsx";
import { Flash } from "../ui/flash.tsx";
import { Small } from "../ui/small.tsx";
import { claimTone, claimWords } from "./claim-words.ts";

/** How many claims of one slot the row shows; the details show all. */
const shownMax = 3;

/** A slot's claims: one in two lines, several in one line each. */
export function ClaimsCell({ slot }: { slot: Slot }) {
  const isLeftBehind = slot.place === "outside";
  const [first, ...others] = slot.claims;
  if (!first) return <span className="text-faint">no claims</span>;
  if (others.length === 0) return <OneClaim claim={first} isLeftBehind={isLeftBehind} />;
  const shown = slot.claims.length > shownMax ? slot.claims.slice(0, shownMax - 1) : slot.claims;
  return (
    <>
      {shown.map((claim) => (
        <ClaimLine key={claim.name} claim={claim} isLeftBehind={isLeftBehind} />
      ))}
      {shown.length < slot.claims.length && <Small>and {slot.claims.length - shown.length} more</Small>}
    </>
  );
}

function OneClaim({ claim, isLeftBehind }: { claim: ClaimView; isLeftBehind: boolean }) {
  const words = visibleText(claimWords(claim, isLeftBehind));
  return (
    <Flash on={`${claim.uid ?? ""} ${claim.phase}`}>
      <CopyText value={claim.name} className={clsx("font-mono text-code", isLeftBehind && "text-faint")}>
        <Name>{claim.name}</Name>
      </CopyText>
      <Small className="flex items-center gap-1.5 font-mono" title={words}>
        {!isLeftBehind && <Dot tone={claimTone(claim)} />}
        <bdi className="truncate">{words}</bdi>
      </Small>
    </Flash>
  );
}

function ClaimLine({ claim, isLeftBehind }: { claim: ClaimView; isLeftBehind: boolean }) {
  const words = visibleText(claimWords(claim, isLeftBehind));
  const tone = claimTone(claim);
  return (
    <div className="flex h-[19px] items-center gap-1.5 font-mono text-xs" title={`${visibleText(claim.name)}: ${words}`}>
      {!isLeftBehind && <Dot tone={tone} />}
      <Name className={clsx(isLeftBehind && "text-faint")}>{claim.name}</Name>
      <bdi className={clsx("shrink-0", tone === "ready" ? "text-faint" : toneText[tone])}>{visibleText(claim.phase)}</bdi>
    </div>
  );
}
