import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Pill } from "../ui/pill.tsx";
import type { Usage } from "./use-usage.ts";

/** The button that has the nodes asked how full the volumes are, and what could not be found out. */
export function UsageLine({ usage: { answer, trouble, isAsking, ask }, shown, total }: { usage: Usage; shown: number; total: number }) {
  const unknown = answer?.unknown ?? [];
  const count = Object.keys(answer?.claims ?? {}).length;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Pill onClick={ask} aria-disabled={isAsking}>
          {isAsking ? "Asking the nodes…" : "Ask how full they are"}
        </Pill>
        {shown < total && (
          <span className="text-faint text-xs">
            {shown} of {total} claims
          </span>
        )}
        <div aria-live="polite" className="min-w-0 text-soft text-xs">
          {trouble !== undefined && <Text className="break-words">{`Used: not known. ${trouble}`}</Text>}
          {answer &&
            unknown.length === 0 &&
            count === 0 &&
            "Used: not known. No pod that runs mounts any of these volumes, or their kubelets do not measure volumes of this kind."}
          {unknown.map(({ node, message }) => (
            <Text key={node} className="block break-words">{`Used on ${node}: not known. ${message}`}</Text>
          ))}
        </div>
      </div>
      {answer?.dark && <DarkNote dark={answer.dark} />}
    </>
  );
}
