"use client";
import { useMemo } from "react";
import type { RevisionsResponse } from "@/lib/protocol/actions/revisions-response.ts";
import { useSetPart } from "../actions/use-set-part.ts";
import { Text } from "../text/text.tsx";
import { RevisionList, type RevisionListProps } from "./revision-list.tsx";

/** The revisions with what their templates hold, fetched with the person's rights, or why that could not be had. */
export function ToldRevisions({ rows, set, areListed }: RevisionListProps) {
  const { document, trouble } = useSetPart<RevisionsResponse>("revisions", set);
  const told = useMemo(() => document && new Map(document.revisions.map((revision) => [revision.name, revision])), [document]);
  return (
    <>
      <RevisionList rows={rows} set={set} areListed={areListed} {...(told && { told })} />
      {trouble !== undefined && (
        <div role="alert" className="border-line border-t px-4 py-2.5">
          <Text className="text-soft">{trouble}</Text>
        </div>
      )}
    </>
  );
}
