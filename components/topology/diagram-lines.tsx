import clsx from "clsx";
import { linePath } from "./diagram-geometry.ts";

export interface Line {
  key: string;
  /** Where it begins on the left edge and ends on the right one, in pixels from the top. */
  from: number;
  to: number;
  isActive: boolean;
  isDashed: boolean;
}

const width = 56;

/** The lines between two columns: the active ones on top. What they say stands in the list, too. */
export function DiagramLines({ lines, height }: { lines: readonly Line[]; height: number }) {
  return (
    <svg aria-hidden="true" width={width} height={height} className="overflow-hidden">
      {[...lines]
        .sort((a, b) => Number(a.isActive) - Number(b.isActive))
        .map(({ key, from, to, isActive, isDashed }) => (
          <path
            key={key}
            d={linePath(from, to, width)}
            fill="none"
            strokeWidth={isActive ? 2 : 1}
            strokeDasharray={isDashed ? "4 4" : undefined}
            className={clsx(isActive ? "stroke-accent" : "stroke-edge", !isActive && "opacity-50")}
          />
        ))}
    </svg>
  );
}
