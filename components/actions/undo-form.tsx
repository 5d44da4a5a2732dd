"use client";
import { useState } from "react";
import type { RevisionsResponse, RevisionView } from "@/lib/protocol/actions/revisions-response.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { ActionForm } from "./action-form.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RevisionChoice } from "./revision-choice.tsx";
import { RolloutWords } from "./rollout-words.tsx";
import { useAction } from "./use-action.ts";
import { useSetPart } from "./use-set-part.ts";

/** Back to an earlier template: which revisions there are, what each would change, and what an undo does not bring back. */
export function UndoForm({ board }: ActionFormProps) {
  const { document, trouble } = useSetPart<RevisionsResponse>("revisions", board.set);
  if (document) return <Revisions board={board} response={document} />;
  if (trouble === undefined) return <SkeletonRows rows={4} rowClass="h-[36px]" label="Fetching the revisions." />;
  return (
    <div role="alert">
      <Text className="text-soft">{trouble}</Text>
    </div>
  );
}

function Revisions({ board, response: { revisions, generation } }: { board: Board; response: RevisionsResponse }) {
  const { set, slots } = board;
  const action = useAction(set);
  // As kubectl does, the one before is meant until another is chosen; by its name, for an undo gives it another number.
  const earlier = revisions.filter(({ changes }) => changes.length > 0);
  const [chosenName, setChosenName] = useState(earlier[0]?.name);
  const chosen = earlier.find(({ name }) => name === chosenName);
  const podsAt = (revision: RevisionView) =>
    Object.values(slots)
      .filter(({ pod }) => pod?.revision === revision.name)
      .map(({ podName }) => podName);
  if (earlier.length === 0) {
    return (
      <p className="text-soft">
        There is nothing to undo to: {revisions.length === 0 ? "no revision is kept" : "the template of now is the only one that is kept"}.
        The set keeps {set.revisionHistoryLimit} besides those that pods run (revisionHistoryLimit).
      </p>
    );
  }
  return (
    <ActionForm
      action={action}
      wish={chosen ? { action: "undo", uid: set.uid, generation, revision: chosen.revision } : undefined}
      label={chosen ? `Undo to revision ${chosen.revision}` : "Undo"}
      done={`Undoing ${set.name} to revision ${chosen?.revision ?? ""}.`}
      isCheckedFirst
    >
      <fieldset className="grid max-h-80 gap-1 overflow-auto">
        <legend className="mb-1 font-medium text-[13px]">Revision</legend>
        {revisions.map((revision) => (
          <RevisionChoice
            key={revision.name}
            revision={revision}
            set={set}
            pods={podsAt(revision)}
            isChosen={revision.name === chosenName}
            isFirst={revision.name === earlier[0]?.name}
            onChoose={() => setChosenName(revision.name)}
          />
        ))}
      </fieldset>
      {chosen && (
        <>
          <RolloutWords board={board} target={chosen.name} nothing="No pod is replaced: all that it reaches run this revision already." />
          <p className="text-soft text-xs">
            Only the pod template comes back, as it was <Age at={chosen.createdAt} of="cluster" suffix=" ago" />. Not undone: the number of
            replicas, the partition, claim templates, and all that was written to the claims meanwhile.
          </p>
        </>
      )}
    </ActionForm>
  );
}
