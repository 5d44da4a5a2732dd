"use client";
import { FlaskConical } from "lucide-react";
import { Pill } from "../../ui/pill.tsx";

/** Opens the run on copies. */
export function CopiesButton({ onOpen }: { onOpen: () => void }) {
  return (
    <Pill onClick={onOpen}>
      <FlaskConical aria-hidden="true" className="size-3.5" />
      Run for real on copies
    </Pill>
  );
}
