import { type ReactNode, useRef } from "react";
import { ScrollRegion } from "../../ui/scroll-region.tsx";

/** A table that scrolls sideways by itself where the window is narrow. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  const scroller = useRef<HTMLElement>(null);
  return (
    <ScrollRegion scroller={scroller} aria-label={label} className="overflow-x-auto">
      {children}
    </ScrollRegion>
  );
}
