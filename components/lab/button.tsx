import clsx from "clsx";
import type { ComponentProps } from "react";

/** The button that does what its place is for. */
export function Button({ className, ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[7px] bg-ink px-3 font-medium text-[13px] text-bg disabled:bg-chip disabled:text-faint",
        className,
      )}
      {...props}
    />
  );
}
