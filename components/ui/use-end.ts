"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** This near to the end counts as at the end, in pixels. */
const nearEnd = 6;

interface EndOptions {
  /** A number that grows with what is added. */
  end: number;
  /** Somebody reads further up now, or not any more. */
  onHold: (isHeld: boolean) => void;
}

/** Keeps what scrolls at its end until somebody scrolls up. `heldAt`: what `end` was then; undefined while it is at the end. */
export function useEnd({ end, onHold }: EndOptions) {
  const scroller = useRef<HTMLElement>(null);
  const lastTop = useRef(0);
  const [heldAt, setHeldAt] = useState<number>();
  const hold = () => {
    const element = scroller.current;
    if (heldAt !== undefined || !element || element.scrollHeight <= element.clientHeight) return;
    onHold(true);
    setHeldAt(end);
  };
  const release = () => {
    if (heldAt === undefined) return;
    onHold(false);
    setHeldAt(undefined);
  };
  const scrolled = () => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    if (scrollHeight - scrollTop - clientHeight <= nearEnd) release();
    else if (scrollTop < lastTop.current - 1) hold();
    lastTop.current = scrollTop;
  };
  // After every painting: lines that came, and heights once they are measured, move the end.
  useLayoutEffect(() => {
    if (heldAt === undefined) scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: "instant" });
  });
  const latest = useRef(onHold);
  useEffect(() => {
    latest.current = onHold;
  });
  useEffect(() => () => latest.current(false), []);
  return { scroller, heldAt, hold, release, scrolled };
}
