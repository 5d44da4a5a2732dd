"use client";
import type { Budget } from "@/lib/protocol/actions/action-response.ts";
import { deletePodPreview } from "@/lib/statefulset/actions/delete-pod-preview.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { ActionForm } from "./action-form.tsx";
import { NextLifeWords } from "./next-life-words.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { PickOrdinal } from "./pick-ordinal.tsx";
import { ReplacedNote } from "./replaced-note.tsx";
import { useAction } from "./use-action.ts";
import { useSeenLife } from "./use-seen-life.ts";

/** Evicts one pod, as a drain does: what the budgets say of it is shown before, and what the API server says after. */
export function EvictPodForm({ ordinal, ...props }: ActionFormProps) {
  if (ordinal === undefined)
    return <PickOrdinal slots={Object.values(props.board.slots).filter(({ pod }) => pod)} nothing="The set has no pod to evict." />;
  return <Form key={ordinal} {...props} ordinal={ordinal} />;
}

function Form({ board, ordinal, actions: { budgets, dark } }: ActionFormProps & { ordinal: number }) {
  const { set, slots } = board;
  const slot = slots[ordinal];
  const podName = slot?.podName ?? `${set.name}-${ordinal}`;
  const action = useAction(set);
  const { seen, isReplaced, take } = useSeenLife(slot?.pod?.uid);
  if (seen === undefined && !slot?.pod) return <p className="text-soft">There is no pod of this ordinal.</p>;
  return (
    <ActionForm
      action={action}
      wish={!isReplaced && seen !== undefined ? { action: "evict-pod", uid: set.uid, ordinal, podUid: seen } : undefined}
      label={`Evict ${podName}`}
      done={`Evicting ${podName}.`}
    >
      {isReplaced && (
        <ReplacedNote
          name={podName}
          isGone={slot?.pod === undefined}
          onTake={() => {
            take();
            action.forget();
          }}
        />
      )}
      <NextLifeWords preview={deletePodPreview(board, ordinal)} podName={podName} setName={set.name} />
      {budgets?.length === 0 && <p className="text-soft">No disruption budget covers its pods: nothing refuses.</p>}
      {budgets && budgets.length > 1 && (
        <p className="text-wait">{budgets.length} disruption budgets cover its pods: the API evicts no pod that more than one covers.</p>
      )}
      {budgets?.map((budget) => (
        <BudgetWords key={budget.name} budget={budget} />
      ))}
      {dark.budgets && <DarkNote dark={dark.budgets} />}
    </ActionForm>
  );
}

function BudgetWords({ budget: { name, rule, disruptionsAllowed, currentHealthy, desiredHealthy } }: { budget: Budget }) {
  return (
    <p className={disruptionsAllowed > 0 ? "text-soft" : "text-wait"}>
      Disruption budget <Text className="break-all font-mono text-code">{name}</Text> (<Text>{rule}</Text>):{" "}
      {disruptionsAllowed > 0 ? `${disruptionsAllowed} may be evicted now` : "none may be evicted now, so a ready pod will be refused"};{" "}
      {currentHealthy} of its pods are healthy, {desiredHealthy} have to be.
    </p>
  );
}
