import { type RefObject, useEffect, useRef } from "react";

/** A wheel turned with ctrl (or a pinch on a touchpad) over the element zooms; without, the page scrolls as ever. */
export function useLaneWheel(element: RefObject<HTMLElement | null>, onZoom: (factor: number, clientX: number) => void): void {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const area = element.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event.deltaY > 0 ? 1.25 : 0.8, event.clientX);
    };
    // React's own listener is passive: the browser would zoom the page as well.
    area?.addEventListener("wheel", turn, { passive: false });
    return () => area?.removeEventListener("wheel", turn);
  }, [element]);
}
