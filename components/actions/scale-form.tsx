"use client";
import type { Autoscaler } from "@/lib/protocol/actions/action-response.ts";
import { type ScalePreview, type ScaleStep, scalePreview } from "@/lib/statefulset/actions/scale-preview.ts";
import { slotStates } from "../encoding/slot-state.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Button } from "../ui/button.tsx";
import { Pill } from "../ui/pill.tsx";
import { ActionOutcome } from "./action-outcome.tsx";
import { autoscalerWords } from "./autoscaler-words.ts";
import { closeDialog } from "./close-dialog.ts";
import { Field } from "./field.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import type { Wish } from "./send-action.ts";
import { useAction } from "./use-action.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useForm } from "./use-form.ts";

const replicasMax = 2_147_483_647;

/** How many pods there are to be, and what comes of that before it is done. */
export function ScaleForm({ board, actions }: ActionFormProps) {
  const { set } = board;
  const { values, conflicts, type } = useForm({ replicas: String(set.replicas) });
  const { progress, perform, forget } = useAction(set);
  const field = useFirstFocus();
  const problem = problemOf(values.replicas);
  const replicas = problem === undefined ? Number(values.replicas) : undefined;
  const preview = replicas === undefined ? undefined : scalePreview(board, replicas);
  const isBusy = progress.phase === "checking" || progress.phase === "doing";
  const submit = () => {
    if (replicas === undefined) return;
    const wish: Wish = { action: "scale", uid: set.uid, generation: set.generation, replicas };
    void perform(wish, `Scaling ${set.name} to ${replicas}.`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label="Replicas"
        problem={problem}
        conflict={conflicts.replicas}
        note={
          <p>
            Now {set.replicas}, of which {set.ready} are ready.
          </p>
        }
      >
        {(props) => (
          <input
            {...props}
            type="number"
            inputMode="numeric"
            min={0}
            max={replicasMax}
            step={1}
            ref={field}
            value={values.replicas}
            onChange={(event) => {
              type("replicas", event.target.value);
              forget();
            }}
          />
        )}
      </Field>
      {preview && <Preview preview={preview} autoscalers={actions.autoscalers} replicas={Number(values.replicas)} />}
      <ActionOutcome progress={progress} />
      <div className="mt-4 flex flex-wrap items-center gap-2.5">
        <Button type="submit" disabled={isBusy || preview === undefined || preview.direction === "none"}>
          {isBusy ? "Scaling…" : replicas === undefined ? "Scale" : `Scale to ${replicas}`}
        </Button>
        <Pill onClick={closeDialog}>Cancel</Pill>
      </div>
    </form>
  );
}

function problemOf(text: string): string | undefined {
  if (/^\d+$/.test(text) && Number(text) <= replicasMax) return undefined;
  return "Replicas are a whole number, 0 or more.";
}

function Preview({
  preview,
  autoscalers,
  replicas,
}: {
  preview: ScalePreview;
  autoscalers: readonly Autoscaler[] | undefined;
  replicas: number;
}) {
  const { direction, steps, count, isOneByOne, blockers } = preview;
  if (direction === "none") return <p className="mt-3 text-soft">Nothing changes.</p>;
  const words = direction === "up" ? ["comes", "come"] : ["goes", "go"];
  return (
    <section aria-label="What will happen" className="mt-3 grid gap-2.5">
      <p>
        <b className="font-medium">
          {count} {count === 1 ? `pod ${words[0]}` : `pods ${words[1]}`}
        </b>
        <span className="text-soft">{orderWords(preview)}</span>
      </p>
      <ol className="grid max-h-56 gap-1 overflow-auto rounded-lg border border-line bg-shade px-3 py-2">
        {steps.map((step) => (
          <Step key={step.ordinal} step={step} />
        ))}
        {count > steps.length && <li className="text-soft">and {count - steps.length} more</li>}
      </ol>
      {blockers.length > 0 && (
        <p className="text-wait">
          Nothing of this begins while{" "}
          {blockers.slice(0, 5).map(({ podName, state, reason }, index) => (
            <span key={podName}>
              {index > 0 && ", "}
              <Text className="break-all font-mono text-code">{podName}</Text> is {slotStates[state].word.toLowerCase()}
              {reason !== undefined && (
                <>
                  {" "}
                  (<Text>{reason}</Text>)
                </>
              )}
            </span>
          ))}
          {blockers.length > 5 && ` and ${blockers.length - 5} more are not ready`}: with OrderedReady every pod that stays has to be ready
          first.
        </p>
      )}
      {direction === "down" && isOneByOne && <p className="text-soft text-xs">Each goes once the one before is gone.</p>}
      {autoscalers?.map(({ name, min, max }) => (
        <p key={name} className="text-wait">
          The autoscaler <Text className="break-all font-mono text-code">{name}</Text> scales this set by itself between {min} and {max}:{" "}
          {autoscalerWords(replicas, { min, max })}.
        </p>
      ))}
      {autoscalers === undefined && (
        <p className="text-soft text-xs">Whether an autoscaler scales this set is not known: they may not be listed.</p>
      )}
    </section>
  );
}

function orderWords({ direction, count, isOneByOne }: ScalePreview): string {
  if (count === 1) return ".";
  if (!isOneByOne) return direction === "up" ? ", all at once." : ", all at once, the highest ordinal first.";
  return direction === "up"
    ? ", one after the other, each once the one before is ready."
    : ", one after the other, the highest ordinal first.";
}

function Step({ step: { podName, claims } }: { step: ScaleStep }) {
  return (
    <li className="min-w-0">
      <Text className="break-all font-mono text-code">{podName}</Text>
      {claims.map(({ name, fate, size, createdAt, volumeStays }) => (
        <span key={name} className="block pl-4 text-soft text-xs">
          <Text className="break-all font-mono">{name}</Text>
          {size !== undefined && (
            <>
              {" "}
              <Text>{size}</Text>
            </>
          )}{" "}
          {fate === "found" ? (
            <span className="text-wait">
              is there already{createdAt !== undefined && <Age at={createdAt} of="cluster" prefix=", since " suffix="" />}: the pod will
              find what was written to it
            </span>
          ) : (
            fateWords[volumeStays ? "volume-stays" : fate]
          )}
        </span>
      ))}
    </li>
  );
}

const fateWords: Readonly<Record<"new" | "kept" | "deleted" | "volume-stays", string>> = {
  new: "is made",
  kept: "stays, with its data, without a pod",
  deleted: "is deleted with the pod, and what is on it",
  "volume-stays": "is deleted with the pod; its volume stays (reclaim policy Retain), and no new claim finds it by itself",
};
