import type { ActionResponse } from "@/lib/protocol/actions/action-response.ts";
import { Text } from "../text/text.tsx";
import type { ActionProgress } from "./use-action.ts";

/** What is known of an action that was asked for: what it would change, what the server would not keep, why it was refused. */
export function ActionOutcome({ progress, isPatchOpen = false }: { progress: ActionProgress; isPatchOpen?: boolean }) {
  return (
    <div aria-live="polite">
      {progress.phase === "refused" && (
        <p role="alert" className="mt-3 rounded-lg border border-line bg-shade px-3 py-2">
          <b className="font-medium text-fail">{progress.isConflict ? "Changed meanwhile" : "Not done"}</b>{" "}
          <Text className="break-words text-soft">{progress.message}</Text>
        </p>
      )}
      {progress.phase === "checked" && <Checked answer={progress.answer} isPatchOpen={isPatchOpen} />}
    </div>
  );
}

function Checked({ answer: { changes, dropped, warnings, patch }, isPatchOpen }: { answer: ActionResponse; isPatchOpen: boolean }) {
  return (
    <section
      aria-label="What the API server would do"
      className="mt-3 grid gap-2 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]"
    >
      {changes.length === 0 && <p className="text-soft">The API server would change nothing.</p>}
      {changes.length > 0 && (
        <ul className="grid gap-1">
          {changes.map(({ path, before, after }) => (
            <li key={path} className="min-w-0">
              <Text className="break-all font-mono text-code">{path}</Text>{" "}
              <span className="text-soft">
                <Text className="break-all line-through">{before ?? "not set"}</Text> →{" "}
                <Text className="break-all font-medium text-ink">{after ?? "not set"}</Text>
              </span>
            </li>
          ))}
        </ul>
      )}
      {dropped.length > 0 && (
        <p className="text-wait">
          The API server does not keep <Text className="break-all font-mono text-code">{dropped.join(", ")}</Text>: it does not know the
          field, or its feature gate is off.
        </p>
      )}
      {warnings.map((warning) => (
        <Text key={warning} className="break-words text-wait">
          {warning}
        </Text>
      ))}
      {patch !== undefined && (
        <details open={isPatchOpen}>
          <summary className="cursor-pointer text-soft">The patch</summary>
          <pre className="mt-1 overflow-auto font-mono text-code">
            {patch
              .trimEnd()
              .split("\n")
              .map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
                <PatchLine key={index} line={line} />
              ))}
          </pre>
        </details>
      )}
    </section>
  );
}

/** A line of YAML: its indent, which Text would not keep, and its text. */
function PatchLine({ line }: { line: string }) {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return (
    <>
      {indent}
      <Text>{line.slice(indent.length)}</Text>
      {"\n"}
    </>
  );
}
