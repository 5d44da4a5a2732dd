import clsx from "clsx";
import type { UsageResponse } from "@/lib/protocol/usage-response.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import type { StorageClaim, StorageView } from "@/lib/statefulset/storage/storage-view.ts";
import { SlotMenuLink } from "../actions/slot-menu-link.tsx";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { toneText } from "../encoding/slot-state.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Name, Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Dot } from "../ui/dot.tsx";
import { Small } from "../ui/small.tsx";
import { modeWords, phaseTone, phaseWords, placeWords, sizeDetail, sizeWords, volumeWords } from "./claim-words.ts";

export interface ClaimProps {
  claim: StorageClaim;
  board: Board | undefined;
  /** The page's query, so that links keep what they do not change. */
  query: string;
  dark: StorageView["dark"];
  usage: UsageResponse | undefined;
}

/** The ordinal's tile, which leads to its row of the board. */
export function OrdinalLink({ claim: { ordinal }, board, query }: ClaimProps) {
  if (ordinal === undefined) return null;
  const slot = board?.slots[ordinal];
  return (
    <QueryLink
      query={query}
      change={{ tab: undefined, q: undefined, ordinal: String(ordinal), open: "1" }}
      aria-label={`Ordinal ${ordinal} on the board`}
      className="inline-block rounded-lg"
    >
      <OrdinalTile ordinal={ordinal} hue={slot?.hue ?? "none"} fill={slot?.fill ?? "empty"} />
    </QueryLink>
  );
}

/** The claim's name, and what is unusual about its place. */
export function NameCell({ claim }: ClaimProps) {
  const { name, place, ofSet, createdAt } = claim;
  return (
    <>
      <CopyText value={name} className={clsx("font-mono text-code", place !== "in-range" && "text-soft")}>
        <Name>{name}</Name>
      </CopyText>
      <Small>
        {placeWords[place] && `${placeWords[place]} · `}
        {ofSet !== undefined && <Text>{`${ofSet} · `}</Text>}
        {createdAt && <Age at={createdAt} of="cluster" suffix=" old" />}
      </Small>
    </>
  );
}

/** Bound, Pending, Lost, or none; and how it may be mounted. */
export function PhaseCell({ claim }: ClaimProps) {
  const tone = phaseTone(claim);
  return (
    <>
      <span className={clsx("flex min-h-6 items-center gap-1.5", tone === "ready" ? "text-ink" : toneText[tone])}>
        <Dot tone={tone} />
        <Text className="truncate">{phaseWords(claim)}</Text>
      </span>
      <Small>
        <Text>{modeWords(claim.accessModes)}</Text>
      </Small>
    </>
  );
}

/** How large it is, what is asked for where that is another size, and how full it is once that was asked. */
export function SizeCell({ claim, usage }: ClaimProps) {
  const measured = usage && Object.hasOwn(usage.claims, claim.name) ? usage.claims[claim.name] : undefined;
  const detail = sizeDetail(claim, measured);
  return (
    <>
      <Text className="block min-h-6 truncate leading-6 tabular-nums">{sizeWords(claim)}</Text>
      <p className="break-words text-faint text-[11.5px] leading-[17px]">
        <Text>{detail}</Text>
      </p>
    </>
  );
}

/** The volume, what becomes of it with the claim, what it is and where it can be used. */
export function VolumeCell({ claim, dark }: ClaimProps) {
  const { volume } = claim;
  const words = dark.volumes ? "may not be listed" : visibleText(volumeWords(claim));
  return (
    <>
      {volume ? (
        <CopyText value={volume.name} className="font-mono text-code">
          <Name>{volume.name}</Name>
        </CopyText>
      ) : (
        <span className="block min-h-6 text-faint leading-6">{claim.uid === undefined ? "" : "no volume yet"}</span>
      )}
      {volume && <Small title={words}>{words}</Small>}
    </>
  );
}

/** The class by name; "none" where the claim asks for none. */
export function ClassCell({ claim: { className, uid } }: ClaimProps) {
  if (uid === undefined) return null;
  return <Text className="block min-h-6 truncate leading-6">{className === undefined || className === "" ? "none" : className}</Text>;
}

/** Whose the claim is, who uses it now, and the way to what may be done to it. */
export function OwnerCell({ claim: { owner, usedBy, node, uid, ordinal } }: ClaimProps) {
  if (uid === undefined) return null;
  const users = visibleText(
    usedBy.length === 0 ? "no pod uses it" : `used by ${usedBy.join(", ")}${node === undefined ? "" : ` on ${node}`}`,
  );
  return (
    <>
      <div className="flex min-h-6 items-start gap-1">
        <Text className="min-w-0 grow break-words leading-6">{owner ?? ""}</Text>
        {ordinal !== undefined && <SlotMenuLink ordinal={ordinal} />}
      </div>
      <Small title={users}>{users}</Small>
    </>
  );
}
