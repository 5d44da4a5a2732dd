import clsx from "clsx";
import type { ComponentProps } from "react";

/** The button that does what its place is for; a grave one takes something away for good. */
export function Button({ isGrave = false, className, ...props }: ComponentProps<"button"> & { isGrave?: boolean }) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[7px] px-3 font-medium text-[13px] text-bg disabled:bg-chip disabled:text-faint",
        !isGrave && "bg-ink",
        isGrave && "bg-fail",
        className,
      )}
      {...props}
    />
  );
}
