"use client";
import { useTopic } from "../live/use-topic.ts";
import { boardHref } from "../shell/board-href.ts";
import { visibleText } from "../text/visible-text.ts";
import { LazyDarkNote } from "../ui/lazy-dark-note.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { Popover } from "../ui/popover.tsx";
import type { CompareForm } from "./compare-form.ts";
import type { SetOrigin } from "./compare-link.ts";
import { otherSet } from "./other-set.ts";
import { PasteYaml } from "./paste-yaml.tsx";
import { TextField } from "./text-field.tsx";

interface SetChoiceProps {
  form: CompareForm;
  origin: SetOrigin;
  /** `namespace/name`. */
  set: string;
}

/** Which set is compared: one of the fleet, pasted YAML, or a few fields. */
export function SetChoice(props: SetChoiceProps) {
  return (
    <Popover label="Which set" side="left" face="Another set…">
      <div className="grid gap-3">
        <SetOfFleet {...props} />
        <PasteYaml form={props.form} />
        <details>
          <summary className="cursor-pointer font-medium text-[13px]">Invent one</summary>
          <div className="mt-2 grid gap-3">
            <TextField
              form={props.form}
              name="set"
              label="Namespace/name"
              byDefault="default/web"
              also={{ from: "fields", n: props.form.fields.n ?? "5" }}
            />
            <TextField form={props.form} name="n" label="Replicas" byDefault="5" also={{ from: "fields" }} />
          </div>
        </details>
      </div>
    </Popover>
  );
}

/** The sets of the fleet, which is watched while this is open. */
function SetOfFleet({ form, origin, set }: SetChoiceProps) {
  const { document: fleet, message } = useTopic("fleet");
  const keys = Object.keys(fleet?.sets ?? {}).sort();
  const isLive = origin === "cluster";
  const dark = fleet?.dark.statefulsets;
  return (
    <>
      {dark && <LazyDarkNote dark={dark} />}
      <label className="grid gap-1 font-medium text-[13px]">
        A set of this cluster
        <select
          value={isLive ? set : ""}
          onChange={(event) => event.target.value && form.change(otherSet({ set: event.target.value }))}
          className="h-8 w-full min-w-0 rounded-[7px] border border-line bg-panel px-2 font-normal"
        >
          {!(isLive && keys.includes(set)) && <option value={isLive ? set : ""}>{isLive ? visibleText(set) : "none"}</option>}
          {keys.map((key) => (
            <option key={key} value={key}>
              {visibleText(key)}
            </option>
          ))}
        </select>
      </label>
      {keys.length === 0 && !dark && (
        <p className="text-soft text-xs">{fleet ? "There is none yet." : (message ?? "The sets are not known yet.")}</p>
      )}
      {isLive && keys.includes(set) && (
        <PageLink href={boardOf(set)} className="justify-self-start text-accent text-xs underline decoration-dotted">
          Its board
        </PageLink>
      )}
    </>
  );
}

function boardOf(set: string): `/${string}` {
  const [namespace = "", name = ""] = set.split("/");
  return boardHref({ namespace, name });
}
