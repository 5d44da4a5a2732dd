import clsx from "clsx";
import type { ComponentProps } from "react";
import { pillClass } from "./pill-class.ts";

/** A small bordered button. */
export function Pill({ className, ...props }: ComponentProps<"button">) {
  return <button type="button" className={clsx(pillClass, className)} {...props} />;
}
