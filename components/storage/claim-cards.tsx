"use client";
import { CardList } from "../ui/card-list.tsx";
import { NoteLines } from "../ui/note-lines.tsx";
import { type ClaimProps, NameCell, OrdinalLink } from "./claim-cells.tsx";
import { claimColumns } from "./claim-columns.tsx";
import type { ClaimListProps } from "./claim-table.tsx";

const cardHeight = 252;

/** One card per claim, for narrow windows. */
export function ClaimCards({ claims, ...rest }: ClaimListProps) {
  return (
    <CardList keys={claims.map(({ name }) => name)} cardHeight={cardHeight} activeIndex={-1}>
      {(index) => {
        const claim = claims[index];
        return claim && <ClaimCard claim={claim} {...rest} />;
      }}
    </CardList>
  );
}

function ClaimCard(props: ClaimProps) {
  const { notes } = props.claim;
  return (
    <article className="min-w-0 rounded-xl border border-line bg-panel">
      <div className="flex items-center gap-3 border-line border-b px-3.5 py-2.5">
        <OrdinalLink {...props} />
        <div className="min-w-0 grow">
          <NameCell {...props} />
        </div>
      </div>
      <dl className="grid gap-1.5 px-3.5 py-2.5">
        {claimColumns
          .filter(({ key }) => key !== "claim")
          .map(({ key, title, Cell }) => (
            <div key={key} className="grid min-h-6 grid-cols-[104px_minmax(0,1fr)] gap-2">
              <dt className="text-faint text-xs leading-6">{title}</dt>
              <dd className="min-w-0">
                <Cell {...props} />
              </dd>
            </div>
          ))}
      </dl>
      {notes.length > 0 && <NoteLines notes={notes} className="border-line border-t px-3.5 py-2.5" />}
    </article>
  );
}
