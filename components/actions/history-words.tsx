"use client";
import type { RevisionsResponse } from "@/lib/protocol/actions/revisions-response.ts";
import { forgottenRevisions } from "@/lib/statefulset/actions/forgotten-revisions.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { useSetPart } from "./use-set-part.ts";

/** What a revisionHistoryLimit means: how many can be undone to, and which are deleted at once, as far as they may be listed. */
export function HistoryWords({ board, limit }: { board: Board; limit: number }) {
  const { document } = useSetPart<RevisionsResponse>("revisions", board.set);
  const gone = document && limit >= 0 ? forgottenRevisions(board, document.revisions, limit) : [];
  return (
    <>
      {limit === 0 ? (
        <p className="text-wait">0 leaves nothing to undo to: a template is forgotten as soon as no pod runs it.</p>
      ) : (
        <p>Besides the revisions that pods run, so many of before are kept, and can be undone to.</p>
      )}
      {gone.length > 0 && (
        <p className="text-wait">
          Deleted at once: {gone.length === 1 ? "revision" : "revisions"} {gone.slice(0, shownMax).join(", ")}
          {gone.length > shownMax && ` and ${gone.length - shownMax} more`}.
        </p>
      )}
    </>
  );
}

const shownMax = 12;
