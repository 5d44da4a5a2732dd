import { compareHref } from "../shell/board-href.ts";
import { PageLink } from "../ui/page-link.tsx";

/** The way to see beforehand what each strategy would do to a set. */
export function CompareHint({ set }: { set: { namespace: string; name: string } }) {
  return (
    <p className="text-soft text-xs">
      <PageLink href={compareHref(set)} className="underline">
        Compare strategies
      </PageLink>{" "}
      to see what each would do to this set.
    </p>
  );
}
