"use client";
import clsx from "clsx";
import { Copy, Download, Eraser } from "lucide-react";
import { logTailMax, logTailUsual } from "@/lib/protocol/log-frame.ts";
import { changeQuery } from "../shell/query.ts";
import { visibleText } from "../text/visible-text.ts";
import { Pill } from "../ui/pill.tsx";
import { pillClass } from "../ui/pill-class.ts";
import type { LogView } from "./log-view.ts";

interface LogToolbarProps {
  view: LogView;
  pods: readonly string[];
  containers: readonly string[];
  onCopy: () => void;
  onDownload: () => void;
  onClear: () => void;
}

/** Which log, how it is shown, and what can be done with what is there. All but the deeds stands in the address. */
export function LogToolbar({ view, pods, containers, onCopy, onDownload, onClear }: LogToolbarProps) {
  const { pod, container, isPrevious, isFollowed, tail, isWrapped, hasTimes } = view;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Choice label="pod" value={pod} none="all" options={pods} onChoose={(value) => changeQuery({ pod: value, container: undefined })} />
      <Choice
        label="container"
        value={container}
        none={containers.length === 1 ? (containers[0] ?? "") : "default"}
        options={containers}
        onChoose={(value) => changeQuery({ container: value })}
      />
      <Choice
        label="from before"
        value={tail === undefined ? undefined : String(tail)}
        none={`${logTailUsual} lines`}
        options={["0", String(logTailMax)]}
        words={(lines) => (lines === "0" ? "nothing" : `${Number(lines).toLocaleString("en")} lines`)}
        onChoose={(value) => changeQuery({ tail: value })}
      />
      <Toggle isOn={isFollowed} onToggle={() => changeQuery({ follow: isFollowed ? "0" : undefined, previous: undefined })}>
        Follow
      </Toggle>
      <Toggle isOn={isPrevious} onToggle={() => changeQuery({ previous: isPrevious ? undefined : "1", follow: undefined })}>
        Previous
      </Toggle>
      <Toggle isOn={hasTimes} onToggle={() => changeQuery({ times: hasTimes ? "0" : undefined })}>
        Times
      </Toggle>
      <Toggle isOn={isWrapped} onToggle={() => changeQuery({ wrap: isWrapped ? undefined : "1" })}>
        Wrap
      </Toggle>
      <span className="flex gap-2 sm:ml-auto">
        <Pill onClick={onCopy} title="Copy the lines that are shown">
          <Copy aria-hidden="true" className="size-3.5" />
          Copy
        </Pill>
        <Pill onClick={onDownload} title="Save all lines that are kept, as they were written">
          <Download aria-hidden="true" className="size-3.5" />
          Download
        </Pill>
        <Pill onClick={onClear} title="Let all lines go that are kept here">
          <Eraser aria-hidden="true" className="size-3.5" />
          Clear
        </Pill>
      </span>
    </div>
  );
}

function Toggle({ isOn, onToggle, children }: { isOn: boolean; onToggle: () => void; children: string }) {
  return (
    <Pill aria-pressed={isOn} onClick={onToggle}>
      {children}
    </Pill>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  /** What no choice means. */
  none: string;
  options: readonly string[];
  /** What an option is called, where that is another word. */
  words?: (option: string) => string;
  onChoose: (value: string | undefined) => void;
}

function Choice({ label, value, none, options, words = visibleText, onChoose }: ChoiceProps) {
  return (
    <label className={clsx(pillClass, "min-w-0 focus-within:border-accent")}>
      <span>{label}</span>
      <select
        value={value ?? ""}
        onChange={(event) => onChoose(event.target.value || undefined)}
        className="h-full max-w-52 min-w-0 cursor-pointer bg-panel font-medium text-ink"
      >
        <option value="">{visibleText(none)}</option>
        {options
          .filter((option) => option !== none || option === value)
          .map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
      </select>
    </label>
  );
}
