"use client";
import { retentionPreview } from "@/lib/statefulset/actions/retention-preview.ts";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import { Field } from "./field.tsx";
import { HistoryWords } from "./history-words.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RetentionWords } from "./retention-words.tsx";
import type { Wish } from "./send-action.ts";
import { useAction } from "./use-action.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useForm } from "./use-form.ts";

type SettingsFields = Readonly<Record<"minReadySeconds" | "whenDeleted" | "whenScaled" | "revisionHistoryLimit", string>>;

const numberMax = 2_147_483_647;

/** How long a pod must be ready, what becomes of claims, how many revisions are kept. No pod is replaced for any of it. */
export function SettingsForm({ board, actions }: ActionFormProps) {
  const { set } = board;
  const form = useForm<SettingsFields>({
    minReadySeconds: String(set.minReadySeconds),
    whenDeleted: set.retention.whenDeleted,
    whenScaled: set.retention.whenScaled,
    revisionHistoryLimit: String(set.revisionHistoryLimit),
  });
  const { values, conflicts, edited, type } = form;
  const action = useAction(set);
  const first = useFirstFocus();
  const problems = { minReadySeconds: problemOf(values.minReadySeconds), revisionHistoryLimit: problemOf(values.revisionHistoryLimit) };
  const isRetentionEdited = edited.includes("whenDeleted") || edited.includes("whenScaled");
  const isWrong = edited.some((name) => name in problems && problems[name as keyof typeof problems] !== undefined);
  const wish: Wish = {
    action: "settings",
    uid: set.uid,
    generation: set.generation,
    ...(edited.includes("minReadySeconds") ? { minReadySeconds: Number(values.minReadySeconds) } : {}),
    ...(isRetentionEdited ? { retention: { whenDeleted: policyOf(values.whenDeleted), whenScaled: policyOf(values.whenScaled) } } : {}),
    ...(edited.includes("revisionHistoryLimit") ? { revisionHistoryLimit: Number(values.revisionHistoryLimit) } : {}),
  };
  const number = (name: "minReadySeconds" | "revisionHistoryLimit") => ({
    type: "number",
    inputMode: "numeric" as const,
    min: 0,
    max: numberMax,
    value: values[name],
    onChange: (event: { target: { value: string } }) => type(name, event.target.value),
  });
  return (
    <ActionForm
      action={action}
      wish={edited.length > 0 && !isWrong ? wish : undefined}
      label="Save the settings"
      done={`Settings of ${set.name} saved.`}
    >
      <Field
        label="minReadySeconds"
        problem={problems.minReadySeconds}
        conflict={conflicts.minReadySeconds}
        note={<p>{readyWords(Number(values.minReadySeconds), set.replicas)}</p>}
      >
        {(props) => <input {...props} {...number("minReadySeconds")} ref={first} />}
      </Field>
      <RetentionChoices form={form} />
      {isRetentionEdited && (
        <RetentionWords
          preview={retentionPreview(board)}
          whenDeleted={values.whenDeleted}
          whenScaled={values.whenScaled}
          autoscalers={actions.autoscalers}
        />
      )}
      <Field
        label="revisionHistoryLimit"
        problem={problems.revisionHistoryLimit}
        conflict={conflicts.revisionHistoryLimit}
        note={<HistoryWords board={board} limit={Number(values.revisionHistoryLimit)} />}
      >
        {(props) => <input {...props} {...number("revisionHistoryLimit")} />}
      </Field>
    </ActionForm>
  );
}

function RetentionChoices({ form: { values, conflicts, type } }: { form: ReturnType<typeof useForm<SettingsFields>> }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Choices
        legend="Claims when the set is deleted"
        name="whenDeleted"
        choices={[
          { value: "Retain", title: "Retain", about: "They stay, with their data." },
          { value: "Delete", title: "Delete", about: "They go with the set, unless its pods are kept (orphan)." },
        ]}
        chosen={values.whenDeleted}
        onChoose={(value) => type("whenDeleted", value)}
        conflict={conflicts.whenDeleted}
      />
      <Choices
        legend="Claims when a pod is scaled away"
        name="whenScaled"
        choices={[
          { value: "Retain", title: "Retain", about: "They stay, and are found again when the set is scaled up." },
          { value: "Delete", title: "Delete", about: "Each goes with its pod." },
        ]}
        chosen={values.whenScaled}
        onChoose={(value) => type("whenScaled", value)}
        conflict={conflicts.whenScaled}
      />
    </div>
  );
}

function policyOf(text: string): "Retain" | "Delete" {
  return text === "Delete" ? "Delete" : "Retain";
}

function problemOf(text: string): string | undefined {
  return /^\d+$/.test(text) && Number(text) <= numberMax ? undefined : "A whole number, 0 or more.";
}

function readyWords(seconds: number, replicas: number): string {
  if (!(seconds > 0)) return "A pod is available at once when it is ready: an update goes on at that moment.";
  const total = replicas > 1 ? ` For all ${replicas} pods that adds up to ${seconds * replicas} s.` : "";
  return `A pod is available once it has been ready for ${seconds} s; an update waits so long at each.${total}`;
}
