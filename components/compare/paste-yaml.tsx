"use client";
import { useState } from "react";
import { Field } from "../actions/field.tsx";
import { Button } from "../ui/button.tsx";
import type { CompareForm } from "./compare-form.ts";
import { otherSet } from "./other-set.ts";
import { readYaml } from "./read-yaml.ts";

/** What is longer is not even kept while it is pasted. */
const charactersMax = 1_100_000;

/** A StatefulSet out of YAML: what is pasted stays, and what is wrong with it is one sentence with its line. */
export function PasteYaml({ form }: { form: CompareForm }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const take = async () => {
    setDone(undefined);
    const loaded = await import("@/lib/simulation/set-from-yaml.ts").catch(() => undefined);
    if (!loaded) return setProblem("What reads YAML could not be loaded: the explorer does not answer. What you pasted stays.");
    const outcome = readYaml(text, loaded.setFromYaml);
    setProblem(outcome.problem);
    if (!outcome.fields) return;
    form.change(otherSet(outcome.fields));
    setDone(outcome.said);
  };
  return (
    <details>
      <summary className="cursor-pointer font-medium text-[13px]">Paste YAML</summary>
      <div className="mt-2 grid justify-items-stretch gap-2">
        <Field label="A StatefulSet as YAML or JSON" problem={problem} note={done !== undefined && <output>{done}</output>}>
          {(props) => (
            <textarea
              {...props}
              rows={8}
              spellCheck={false}
              value={text}
              onChange={(event) => {
                setText(event.target.value.slice(0, charactersMax));
                setProblem(undefined);
              }}
              className={`${props.className} h-auto py-1.5 font-mono text-code`}
            />
          )}
        </Field>
        <Button className="justify-self-start" disabled={text.trim() === ""} onClick={() => void take()}>
          Take this set
        </Button>
      </div>
    </details>
  );
}
