import clsx from "clsx";
import { splitName } from "./split-name.ts";
import { visibleText } from "./visible-text.ts";

/** Text from a cluster: never markup, never turns its surroundings around, nothing in it unseen. */
export function Text({ children, className }: { children: string; className?: string | undefined }) {
  return <bdi className={className}>{visibleText(children)}</bdi>;
}

/** A name in one line that gives way in the middle, never at its ordinal; whole in the title. */
export function Name({ children, className }: { children: string; className?: string | undefined }) {
  const name = visibleText(children);
  const { head, tail } = splitName(name);
  return (
    <bdi className={clsx("flex min-w-0 max-w-full", className)} title={name}>
      <span className="truncate">{head}</span>
      {tail && <span className="shrink-0">{tail}</span>}
    </bdi>
  );
}
