"use client";
import { Download, FolderOpen, Link2 } from "lucide-react";
import { useRef, useState } from "react";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { changedQuery } from "../shell/query.ts";
import { Pill } from "../ui/pill.tsx";
import { copyToClipboard, saveText } from "../ui/save-text.ts";
import { changedFields } from "./compare-fields.ts";
import { fileBytesMax, printFile, readFile } from "./compare-file.ts";
import { printView } from "./compare-view.ts";
import { CopiesButton } from "./copies/copies-button.tsx";
import { ExportMenu } from "./export-menu.tsx";
import type { FieldsInUrl } from "./use-compare-fields.ts";
import type { ViewInUrl } from "./use-compare-view.ts";

interface CompareActionsProps {
  inUrl: FieldsInUrl;
  forecast: Forecast;
  view: ViewInUrl;
  /** Where the line stands. */
  at: number;
  /** Opens the run on copies; absent while that is open. */
  onRun: (() => void) | undefined;
}

/** What may be done with the comparison as it is: shared, kept, opened again. */
export function CompareActions({ inUrl, forecast, view, at, onRun }: CompareActionsProps) {
  const [outcome, setOutcome] = useState<{ text: string; isWrong?: boolean }>();
  const input = useRef<HTMLInputElement>(null);
  const tell = (text: string, isWrong = false) => setOutcome({ text, isWrong });
  const all = changedFields(inUrl.fields, printView(view));
  const copy = async () => {
    // The address follows a moment later.
    const { origin, pathname, search } = globalThis.location;
    const isDone = await copyToClipboard(`${origin}${pathname}${changedQuery(search, all)}`);
    tell(isDone ? "The link is copied." : "The browser does not allow copying.", !isDone);
  };
  const save = () => {
    const { name } = forecast.request.set;
    saveText(printFile(all), `${name}.comparison.json`, "application/json");
    tell(`Saved as ${name}.comparison.json.`);
  };
  const open = async (file: File) => {
    // A file may be of any size: so much of it is read as shows that it is too large.
    const { fields, unknown = [], problem } = readFile(await file.slice(0, fileBytesMax + 1).text());
    if (!fields) return tell(`${problem ?? "This file is no comparison."} What you have here stays.`, true);
    inUrl.replace(fields);
    view.show(fields);
    const left = unknown.length > 0 ? ` Not understood and left out: ${unknown.slice(0, 5).join(", ")}.` : "";
    tell(`${file.name} is opened.${left}`);
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {outcome && <output className={outcome.isWrong ? "text-[13px] text-fail" : "text-[13px] text-soft"}>{outcome.text}</output>}
      <Pill onClick={() => void copy()}>
        <Link2 aria-hidden="true" className="size-3.5" />
        Copy link
      </Pill>
      <ExportMenu forecast={forecast} at={at} tell={tell} />
      <Pill onClick={save}>
        <Download aria-hidden="true" className="size-3.5" />
        Save
      </Pill>
      <Pill onClick={() => input.current?.click()}>
        <FolderOpen aria-hidden="true" className="size-3.5" />
        Open…
      </Pill>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="A saved comparison"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void open(file);
        }}
      />
      {onRun && <CopiesButton onOpen={onRun} />}
    </div>
  );
}
