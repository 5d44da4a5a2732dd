"use client";
import { Name } from "../text/text.tsx";
import { CardList } from "../ui/card-list.tsx";
import { NoteLines } from "../ui/note-lines.tsx";
import { OrdinalLink, type PodProps } from "./network-cells.tsx";
import { networkColumns } from "./network-columns.tsx";

const cardHeight = 296;

/** One card per ordinal, for narrow windows. */
export function PodCards({ rows }: { rows: readonly PodProps[] }) {
  return (
    <CardList keys={rows.map(({ pod }) => pod.podName)} cardHeight={cardHeight} activeIndex={-1}>
      {(index) => {
        const row = rows[index];
        return row && <PodCard {...row} />;
      }}
    </CardList>
  );
}

function PodCard(props: PodProps) {
  const { podName, notes } = props.pod;
  return (
    <article className="min-w-0 rounded-xl border border-line bg-panel">
      <div className="flex items-center gap-3 border-line border-b px-3.5 py-2.5">
        <OrdinalLink {...props} />
        <Name className="min-w-0 grow font-mono text-code">{podName}</Name>
      </div>
      <dl className="grid gap-1.5 px-3.5 py-2.5">
        {networkColumns.map(({ key, title, Cell }) => (
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
