"use client";
import type { RevisionView } from "@/lib/protocol/actions/revisions-response.ts";
import type { SetView } from "@/lib/statefulset/board/board.ts";
import { revisionHash } from "../text/split-name.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

interface RevisionChoiceProps {
  revision: RevisionView;
  set: SetView;
  /** Pods that run it now. */
  pods: readonly string[];
  isChosen: boolean;
  isFirst: boolean;
  onChoose: () => void;
}

/** One revision: its number, age and images, the pods that run it, and what it would change of the template of now. */
export function RevisionChoice({ revision: one, set, pods, isChosen, isFirst, onChoose }: RevisionChoiceProps) {
  const first = useFirstFocus();
  const { revision, name, createdAt, cause, images, changes } = one;
  const isLive = changes.length === 0;
  return (
    <div className="rounded-lg border border-line px-3 py-2">
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name="revision"
          value={name}
          checked={isChosen}
          disabled={isLive}
          ref={isFirst ? first : undefined}
          onChange={onChoose}
          className="mt-1 accent-(--accent)"
        />
        <span className="min-w-0">
          <span className="font-medium">Revision {revision}</span>{" "}
          <Text className="font-mono text-code text-soft">{revisionHash(name, set.name)}</Text>{" "}
          <span className="text-soft text-xs">
            <Age at={createdAt} of="cluster" suffix=" ago" />
            {isLive && ", the template of now"}
          </span>
          <Text className="block break-all text-soft text-xs">{images.map(({ image }) => image).join(", ")}</Text>
          {cause !== undefined && <Text className="block break-words text-soft text-xs">{cause}</Text>}
          <Text className="block break-all text-faint text-xs">{podWords(pods)}</Text>
        </span>
      </label>
      {!isLive && (
        <details className="mt-1 ml-6 text-xs">
          <summary className="cursor-pointer text-soft">
            {changes.length === 1 ? "1 difference" : `${changes.length} differences`} from now
            <span className="sr-only">, revision {revision}</span>
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {changes.map(({ path, before, after }) => (
              <li key={path} className="min-w-0">
                <Text className="break-all font-mono">{path}</Text>{" "}
                <Text className="break-all text-soft line-through">{before ?? "not set"}</Text> →{" "}
                <Text className="break-all">{after ?? "not set"}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const podsMax = 6;

function podWords(pods: readonly string[]): string {
  if (pods.length === 0) return "No pod runs it.";
  const more = pods.length > podsMax ? ` and ${pods.length - podsMax} more` : "";
  return `Run it: ${pods.slice(0, podsMax).join(", ")}${more}`;
}
