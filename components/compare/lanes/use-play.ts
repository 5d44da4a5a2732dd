import { useEffect, useRef, useState } from "react";
import type { LineStore } from "./line-store.ts";

export const playSpeeds = [1, 2, 5, 10, 20] as const;
/** Who wants less motion sees the line step so often, instead of gliding. */
const stepMs = 500;

/** Lets the line run from where it stands, `speed` times as fast as it would be, to the end of the axis. `onEnd`: it came to rest. */
export function usePlay(line: LineStore, until: number, onEnd: () => void) {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(5);
  const latestEnd = useRef(onEnd);
  useEffect(() => {
    latestEnd.current = onEnd;
  });
  useEffect(() => {
    if (!isPlaying) return;
    const isCalm = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
    let last: number | undefined;
    let frame = requestAnimationFrame(function go(now) {
      if (last === undefined || !isCalm || now - last >= stepMs) {
        line.set(Math.min(until, line.get() + (last === undefined ? 0 : (now - last) * speed)));
        last = now;
      }
      if (line.get() >= until) setPlaying(false);
      else frame = requestAnimationFrame(go);
    });
    return () => {
      cancelAnimationFrame(frame);
      latestEnd.current();
    };
  }, [isPlaying, speed, line, until]);
  const toggle = () => {
    if (!isPlaying && line.get() >= until) line.set(0);
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle, speed, setSpeed };
}
