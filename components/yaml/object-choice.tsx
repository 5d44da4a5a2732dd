"use client";
import clsx from "clsx";
import { type YamlKind, type YamlObject, yamlKinds } from "@/lib/protocol/yaml-response.ts";
import { changeQuery } from "../shell/query.ts";
import { visibleText } from "../text/visible-text.ts";
import { pillClass } from "../ui/pill-class.ts";

const titles: Readonly<Record<YamlKind, string>> = { statefulset: "Set", service: "Services", pod: "Pods", claim: "Claims" };

/** Which object's manifest is shown: the set's, or that of a Service, pod or claim of it. */
export function ObjectChoice({ objects, of }: { objects: readonly YamlObject[]; of: string | undefined }) {
  const isKnown = of === undefined || objects.some(({ kind, name }) => `${kind}/${name}` === of);
  return (
    <label className={clsx(pillClass, "min-w-0 focus-within:border-accent")}>
      <span>object</span>
      <select
        value={of ?? ""}
        onChange={(event) => changeQuery({ of: event.target.value || undefined })}
        className="h-full max-w-64 min-w-0 cursor-pointer bg-panel font-medium text-ink"
      >
        {!isKnown && <option value={of}>{visibleText(of)}</option>}
        {yamlKinds.map((kind) => (
          <optgroup key={kind} label={titles[kind]}>
            {objects
              .filter((object) => object.kind === kind)
              .map(({ name }) => (
                <option key={name} value={kind === "statefulset" ? "" : `${kind}/${name}`}>
                  {visibleText(name)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
