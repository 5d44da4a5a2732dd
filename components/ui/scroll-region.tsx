"use client";
import { type ComponentProps, type RefObject, useEffect } from "react";

interface ScrollRegionProps extends Omit<ComponentProps<"section">, "ref" | "role"> {
  role?: "log";
  "aria-label": string;
  scroller: RefObject<HTMLElement | null>;
}

/** A part of the page that scrolls by itself. What is added to it is not spoken: it is there to be read, and may change all the time. */
export function ScrollRegion({ scroller, ...props }: ScrollRegionProps) {
  // Whoever has only a keyboard scrolls what has the focus (WCAG 2.1.1); browsers do not all make what scrolls focusable by themselves.
  useEffect(() => scroller.current?.setAttribute("tabindex", "0"), [scroller]);
  return <section ref={scroller} aria-live="off" {...props} />;
}
