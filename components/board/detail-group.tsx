import type { ReactNode } from "react";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";

/** One heading of a row's details, and what stands under it. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h2 className="mb-1 font-medium text-xs">{title}</h2>
      <div className="grid gap-1">{children}</div>
    </div>
  );
}

/** A name and its value, which can be copied. */
export function Fact({ name, value, children }: { name: string; value: string; children?: string }) {
  return (
    <div className="flex min-w-0 items-baseline gap-2 text-xs">
      <span className="shrink-0 text-faint">{name}</span>
      <CopyText value={value} label={`${name} ${children ?? value}`} className="font-mono">
        <Text className="break-all">{children ?? value}</Text>
      </CopyText>
    </div>
  );
}
