import { Panel } from "./panel.tsx";

const widths = ["w-1/2", "w-2/3", "w-2/5", "w-3/5"] as const;

/** The place of rows that are not known yet, of the same height, so that nothing jumps when they come. */
export function SkeletonRows({ rows, rowClass, label }: { rows: number; rowClass: string; label: string }) {
  return (
    <Panel>
      <p className="sr-only">{label}</p>
      <div aria-hidden="true">
        <div className="h-[38px] border-line border-b" />
        {Array.from({ length: rows }, (_, row) => (
          <div
            key={widths[row % widths.length] + String(row)}
            className={`flex items-center gap-6 border-line border-b px-3 last:border-b-0 ${rowClass}`}
          >
            <span className="skeleton size-[30px] shrink-0" />
            {widths.map((width) => (
              <span key={width} className="flex-1">
                <span className={`skeleton block h-3.5 ${width}`} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </Panel>
  );
}
