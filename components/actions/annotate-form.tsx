"use client";
import type { SetView } from "@/lib/statefulset/board/board.ts";
import { annotationPrefix, parseCounterConfig } from "@/lib/statefulset/counter-config.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { Field } from "./field.tsx";
import { nothingWords } from "./nothing-words.ts";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RolloutWords } from "./rollout-words.tsx";
import { useAction } from "./use-action.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useForm } from "./use-form.ts";

const fields = [
  { name: "path", label: "Path", placeholder: "/visits", about: "Asked over HTTP at each pod." },
  { name: "port", label: "Port", placeholder: "http", about: "A number, or the name of a container port." },
  { name: "file", label: "File", placeholder: "/data/visits.txt", about: "Read by exec where a pod cannot be asked." },
  { name: "pattern", label: "Pattern", placeholder: "visits: (\\d+)", about: "A regular expression; its first group is the number." },
] as const;

type FieldName = (typeof fields)[number]["name"];

/** Says on the pod template where the visit counter is found. */
export function AnnotateForm({ board }: ActionFormProps) {
  const { set } = board;
  const { values, conflicts, edited, type } = useForm({
    path: set.counter.path ?? "",
    port: String(set.counter.port ?? ""),
    file: set.counter.file ?? "",
    pattern: set.counter.pattern ?? "",
  });
  const action = useAction(set);
  const first = useFirstFocus();
  const problems = fields.map(({ name }) => problemOf(name, values[name]));
  const changed = fields.map(({ name }) => name).filter((name) => edited.includes(name) || isRefused(set, name));
  const wanted = Object.fromEntries(changed.map((name) => [name, values[name] === "" ? null : values[name]]));
  const isWrong = problems.some((problem) => problem !== undefined);
  return (
    <ActionForm
      action={action}
      wish={changed.length > 0 && !isWrong ? { action: "annotate", uid: set.uid, generation: set.generation, ...wanted } : undefined}
      label="Write the annotations"
      done={`How the counter of ${set.name} is read was written to its template.`}
    >
      {set.counter.refused.map((sentence) => (
        <Text key={sentence} className="break-words text-wait">
          {`Refused now, and taken away or replaced by this: ${sentence}`}
        </Text>
      ))}
      {fields.map(({ name, label, placeholder, about }, index) => (
        <Field key={name} label={label} problem={problems[index]} conflict={conflicts[name]} note={<p>{about}</p>}>
          {(props) => (
            <input
              {...props}
              spellCheck={false}
              autoComplete="off"
              placeholder={placeholder}
              ref={index === 0 ? first : undefined}
              value={values[name]}
              onChange={(event) => type(name, event.target.value)}
            />
          )}
        </Field>
      ))}
      {changed.length > 0 && (
        <>
          <p className="text-wait">The explorer goes by them at once. They stand on the pod template, so this replaces pods:</p>
          <RolloutWords board={board} target={undefined} nothing={nothingWords(set)} />
        </>
      )}
    </ActionForm>
  );
}

function isRefused({ counter }: SetView, name: FieldName): boolean {
  return counter.refused.some((sentence) => sentence.startsWith(`${annotationPrefix}counter-${name} `));
}

function problemOf(name: FieldName, text: string): string | undefined {
  if (text === "") return undefined;
  const key = `${annotationPrefix}counter-${name}`;
  return parseCounterConfig({ [key]: text }).refused[0]?.replace(key, "It");
}
