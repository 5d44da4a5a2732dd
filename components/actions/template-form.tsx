"use client";
import { useState } from "react";
import type { TemplateResponse } from "@/lib/protocol/actions/template-response.ts";
import { isPinned } from "@/lib/statefulset/actions/is-pinned.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { parseQuantity } from "@/lib/statefulset/quantity.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { ContainerFields } from "./container-fields.tsx";
import { type NewVariable, newProblem } from "./new-variable.ts";
import { nothingWords } from "./nothing-words.ts";
import { refusedFields } from "./refused-fields.ts";
import { RolloutWords } from "./rollout-words.tsx";
import { amountFields, containerChanges, fieldOf, templateFields, toVariableText } from "./template-fields.ts";
import { useAction } from "./use-action.ts";
import { useForm } from "./use-form.ts";

/** The form over a template: fields, what the change will do to which pods, the patch and what the API server makes of it, then the doing. */
export function TemplateForm({ board, template }: { board: Board; template: TemplateResponse }) {
  const { set } = board;
  const form = useForm(templateFields(template));
  const [added, setAdded] = useState<readonly NewVariable[]>([]);
  const action = useAction(set);
  const { progress } = action;
  const values = {
    ...form.values,
    ...Object.fromEntries(added.map(({ container, name, value }) => [`${container}env ${name}`, toVariableText(value)])),
  };
  const edited = [...form.edited, ...added.map(({ container, name }) => `${container}env ${name}`)];
  const problems: Record<string, string> = {
    ...(progress.phase === "refused" ? refusedFields(progress.message, template) : {}),
    ...problemsOf(template, values),
  };
  const isWrong =
    Object.keys(problemsOf(template, values)).length > 0 || added.some(({ id }) => newProblem(added, id, form.values) !== undefined);
  const containers = containerChanges(template, values, [...new Set(edited)]);
  const unpinned = containers.flatMap(({ image }) => (image !== undefined && !isPinned(image) ? [image] : []));
  return (
    <ActionForm
      action={action}
      wish={
        containers.length > 0 && !isWrong ? { action: "update", uid: template.uid, generation: template.generation, containers } : undefined
      }
      label="Update"
      done={`Updating ${set.name}.`}
      isCheckedFirst
    >
      {template.containers.map((container, index) => (
        <ContainerFields
          key={fieldOf(container, "")}
          container={container}
          form={form}
          problems={problems}
          isFirst={index === 0}
          added={added.filter((one) => one.container === fieldOf(container, ""))}
          newProblem={(id) => newProblem(added, id, form.values)}
          onAdd={() => setAdded([...added, { id: (added.at(-1)?.id ?? 0) + 1, container: fieldOf(container, ""), name: "", value: "" }])}
          onChangeAdded={(id, change) => setAdded(added.map((one) => (one.id === id ? { ...one, ...change } : one)))}
          onDropAdded={(id) => setAdded(added.filter((one) => one.id !== id))}
        />
      ))}
      {containers.length > 0 && !isWrong && (
        <>
          {unpinned.map((image) => (
            <p key={image} className="text-wait">
              <Text className="break-all font-mono text-code">{image}</Text> has no fixed tag: two pods at one revision may run different
              code, and an undo brings nothing back. A version or a digest does.
            </p>
          ))}
          <RolloutWords board={board} target={undefined} nothing={nothingWords(set)} />
        </>
      )}
    </ActionForm>
  );
}

function problemsOf(template: TemplateResponse, values: Readonly<Record<string, string>>): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const container of template.containers) {
    const image = fieldOf(container, "image");
    if (values[image]?.trim() === "") problems[image] = "A container needs an image.";
    for (const field of amountFields) {
      const text = values[fieldOf(container, field)] ?? "";
      if (text !== "" && parseQuantity(text) === undefined)
        problems[fieldOf(container, field)] = `Not a quantity: ${field.endsWith("cpu") ? '"250m" or "1"' : '"64Mi" or "1Gi"'}, say.`;
    }
  }
  return problems;
}
