import clsx from "clsx";
import type { ComponentProps } from "react";

/** What a pill looks like, for the elements that are not buttons (links, summaries, selects). */
export const pillClass =
  "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[7px] border border-line bg-panel px-2.5 text-[13px] text-soft hover:border-edge aria-pressed:border-ink aria-pressed:text-ink";

/** A small bordered button. */
export function Pill({ className, ...props }: ComponentProps<"button">) {
  return <button type="button" className={clsx(pillClass, className)} {...props} />;
}
