"use client";
import { useState } from "react";
import type { Board, ClaimView, Slot } from "@/lib/statefulset/board/board.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { PickOrdinal } from "./pick-ordinal.tsx";
import { ReplacedNote } from "./replaced-note.tsx";
import { TypedName } from "./typed-name.tsx";
import { useAction } from "./use-action.ts";
import { useSeenLife } from "./use-seen-life.ts";

/** Gives up a claim that no pod uses: what it is, and what becomes of its volume, before its name is typed. */
export function DeleteClaimForm({ board, ordinal }: ActionFormProps) {
  const all = Object.values(board.slots);
  const isLeft = ({ place, claims }: Slot) => place === "outside" && claims.some(({ uid }) => uid !== undefined);
  const slot = ordinal === undefined ? undefined : board.slots[ordinal];
  const [chosen, setChosen] = useState<string>();
  if (ordinal === undefined) return <PickOrdinal slots={all.filter(isLeft)} nothing="No claim of this set was left behind." />;
  const claims = (slot?.claims ?? []).filter(({ uid }) => uid !== undefined);
  const claim = claims.find(({ name }) => name === chosen) ?? claims[0];
  if (!claim) return <p className="text-soft">There is no claim of this ordinal.</p>;
  return (
    <div className="grid gap-3">
      {claims.length > 1 && (
        <Choices
          legend="Claim"
          name="claim"
          chosen={claim.name}
          onChoose={setChosen}
          choices={claims.map(({ name, capacity }) => ({ value: name, title: name, about: capacity ?? "not bound" }))}
        />
      )}
      {slot?.pod ? <InUse claim={claim} podName={slot.podName} /> : <Form key={claim.name} board={board} claim={claim} />}
    </div>
  );
}

function InUse({ claim, podName }: { claim: ClaimView; podName: string }) {
  return (
    <div className="grid gap-1.5">
      <p>
        <Text className="break-all font-mono text-code">{podName}</Text> uses{" "}
        <Text className="break-all font-mono text-code">{claim.name}</Text>, so it is not deleted here.
      </p>
      <p className="text-soft">
        The API would only mark it: it stays for as long as this pod does. The pod's next life would wait for it to go, and then get a new,
        empty volume. Scale the pod away first; then its claim is left behind and can be given up.
      </p>
    </div>
  );
}

function Form({ board: { set }, claim }: { board: Board; claim: ClaimView }) {
  const action = useAction(set);
  const [typed, setTyped] = useState("");
  const { seen, isReplaced, take } = useSeenLife(claim.uid);
  const isReady = typed === claim.name && !isReplaced && seen !== undefined;
  return (
    <ActionForm
      action={action}
      wish={isReady ? { action: "delete-claim", claim: claim.name, claimUid: seen, confirm: typed } : undefined}
      label="Delete claim"
      done={`Deleting claim ${claim.name}.`}
      isGrave
    >
      {isReplaced && (
        <ReplacedNote
          name={claim.name}
          isGone={claim.uid === undefined}
          onTake={() => {
            take();
            setTyped("");
          }}
        />
      )}
      <section aria-label="What will happen" className="grid gap-1.5 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]">
        <p>
          <Text className="break-all font-mono text-code">{claim.name}</Text>
          {(claim.capacity ?? claim.requested) !== undefined && (
            <>
              , <Text>{claim.capacity ?? claim.requested ?? ""}</Text>
            </>
          )}
          {claim.createdAt !== undefined && <Age at={claim.createdAt} of="cluster" prefix=", made " suffix=" ago" />}. No pod uses it.
        </p>
        <p className={claim.reclaimPolicy === "Delete" ? "text-fail" : "text-soft"}>{volumeWords(claim)}</p>
        <p className="text-soft">If the set is scaled up to this ordinal again, it gets a new, empty claim.</p>
      </section>
      <TypedName name={claim.name} of="claim" value={typed} onType={setTyped} />
    </ActionForm>
  );
}

function volumeWords({ volume, reclaimPolicy }: ClaimView): string {
  if (volume === undefined) return "It is bound to no volume: nothing was written to it.";
  if (reclaimPolicy === "Delete") return "Its volume goes with it, and all that is on it: the volume's reclaim policy is Delete.";
  if (reclaimPolicy === undefined) return "What becomes of its volume is not known: volumes may not be seen.";
  return `Its volume stays, released, with what is on it: the volume's reclaim policy is ${reclaimPolicy}. Nobody can claim it before its claimRef is taken away.`;
}
