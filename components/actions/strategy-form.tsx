"use client";
import type { StrategiesResponse } from "@/lib/protocol/actions/strategies-response.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import { CompareHint } from "./compare-hint.tsx";
import { Field } from "./field.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RolloutWords } from "./rollout-words.tsx";
import type { Wish } from "./send-action.ts";
import { useAction } from "./use-action.ts";
import { useForm } from "./use-form.ts";
import { type SetPart, useSetPart } from "./use-set-part.ts";

type StrategyType = "RollingUpdate" | "OnDelete" | "Recreate";

const types: Readonly<Record<StrategyType, string>> = {
  RollingUpdate: "A new template replaces the pods by itself, the highest ordinal first.",
  OnDelete: "A new template waits: each pod takes it when somebody deletes the pod.",
  Recreate: "All pods go before the first new one comes.",
};

/** How an update walks through the pods, and, where this API server keeps it, how many may be away at once. */
export function StrategyForm({ board }: ActionFormProps) {
  const { set } = board;
  const form = useForm({ type: set.strategy, maxUnavailable: String(set.maxUnavailable ?? "") });
  const action = useAction(set);
  const support = useSetPart<StrategiesResponse>("strategies", set);
  const { type, maxUnavailable } = form.values;
  const shown = offeredTypes(support.document?.recreate === "kept" || set.strategy === "Recreate");
  const isRolling = type === "RollingUpdate";
  const problem = isRolling ? problemOf(maxUnavailable, form.edited.includes("maxUnavailable")) : undefined;
  const isEdited = form.edited.includes("type") || (isRolling && form.edited.includes("maxUnavailable"));
  const wanted = isRolling && maxUnavailable !== "" ? toIntOrPercent(maxUnavailable) : undefined;
  const wish: Wish = {
    action: "strategy",
    uid: set.uid,
    generation: set.generation,
    type: type as StrategyType,
    ...(wanted !== undefined && form.edited.includes("maxUnavailable") ? { maxUnavailable: wanted } : {}),
  };
  return (
    <ActionForm
      action={action}
      wish={isEdited && problem === undefined ? wish : undefined}
      label="Change the strategy"
      done={`Update strategy of ${set.name}: ${type}.`}
    >
      <Choices
        legend="Strategy"
        name="type"
        choices={shown.map((one) => ({ value: one, title: one, about: types[one] }))}
        chosen={type}
        onChoose={(value) => form.type("type", value)}
        conflict={form.conflicts.type}
      />
      <CompareHint set={set} />
      {isRolling && (
        <Field
          label="maxUnavailable"
          problem={problem}
          conflict={form.conflicts.maxUnavailable}
          note={<p aria-live="polite">{supportWords(support, set)}</p>}
        >
          {(props) => (
            <input
              {...props}
              placeholder="1"
              readOnly={support.document?.maxUnavailable === "dropped"}
              value={maxUnavailable}
              onChange={(event) => form.type("maxUnavailable", event.target.value.trim())}
            />
          )}
        </Field>
      )}
      {!isRolling && (set.partition ?? 0) > 0 && (
        <p className="text-wait">The partition ({set.partition}) is given up with it: only RollingUpdate has one.</p>
      )}
      {isEdited && (
        <RolloutWords
          board={board}
          target={set.updateRevision}
          strategy={{
            type,
            partition: set.partition ?? 0,
            ...(wanted === undefined ? {} : { maxUnavailable: wanted }),
          }}
          nothing="No pod is replaced now: all that it reaches are at the newest revision. It holds for the next update."
        />
      )}
    </ActionForm>
  );
}

function offeredTypes(withRecreate: boolean): readonly StrategyType[] {
  return withRecreate ? ["RollingUpdate", "OnDelete", "Recreate"] : ["RollingUpdate", "OnDelete"];
}

function problemOf(text: string, isEdited: boolean): string | undefined {
  if (/^[1-9]\d{0,8}$/.test(text) || /^([1-9]\d?|100)%$/.test(text)) return undefined;
  if (text === "") return isEdited ? "Say 1 to have one replaced at a time." : undefined;
  return 'A whole number from 1, or a percentage such as "25%".';
}

function toIntOrPercent(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function supportWords({ document, trouble }: SetPart<StrategiesResponse>, { podManagementPolicy }: Board["set"]): string {
  if (!document) return trouble ?? "Asking this server whether it keeps it…";
  const server = document.version === undefined ? "This server" : `This server (${document.version})`;
  switch (document.maxUnavailable) {
    case "dropped":
      return `${server} drops it: the gate MaxUnavailableStatefulSet is off. One pod is replaced at a time.`;
    case "kept":
      return `${server} keeps it.${podManagementPolicy === "OrderedReady" ? " With OrderedReady so many go together, but they come back one at a time." : ""}`;
    case "refused":
    case "unknown":
      return `Whether ${server.replace("This", "this")} keeps it is not known; what it says to it is shown before anything is done.`;
  }
}
