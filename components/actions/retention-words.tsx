import type { Autoscaler } from "@/lib/protocol/actions/action-response.ts";
import type { RetentionPreview } from "@/lib/statefulset/actions/retention-preview.ts";
import { Text } from "../text/text.tsx";

interface RetentionWordsProps {
  preview: RetentionPreview;
  whenDeleted: string;
  whenScaled: string;
  autoscalers: readonly Autoscaler[] | undefined;
}

/** What a retention policy will mean for the claims that there are, from the controller's next sync on. */
export function RetentionWords({ preview, whenDeleted, whenScaled, autoscalers }: RetentionWordsProps) {
  const { own, leftBehind, lost, condemned } = preview;
  const isDeleting = whenDeleted === "Delete" || whenScaled === "Delete";
  return (
    <section aria-label="What will happen" className="grid gap-1.5 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]">
      {own.length === 0 ? (
        <p className="text-soft">The set has no claims now; those to come are treated so.</p>
      ) : (
        <p>
          At once, for the {own.length === 1 ? "claim" : `${own.length} claims`} of its pods (<Names names={own} />
          ): {whenDeleted === "Delete" ? "the set owns them, and takes them along when it is deleted" : "they stay when the set is deleted"}
          ; {whenScaled === "Delete" ? "a pod that is scaled away takes its own along" : "they stay when a pod is scaled away"}.
        </p>
      )}
      {leftBehind.length > 0 && (
        <p className="text-soft">
          Left behind already, and not touched by this: <Names names={leftBehind} />.
        </p>
      )}
      {whenScaled === "Delete" && condemned.length > 0 && (
        <p className="text-wait">
          On their way out now, with their claims: <Names names={condemned} />.
        </p>
      )}
      {isDeleting && lost.length > 0 && (
        <p className="text-wait">
          What is on {lost.length === 1 ? "its volume" : "their volumes"} is lost with{" "}
          {lost.length === own.length ? "them" : <Names names={lost} />}: the volumes' reclaim policy is Delete.
        </p>
      )}
      {whenScaled === "Delete" &&
        autoscalers?.map(({ name }) => (
          <p key={name} className="text-wait">
            The autoscaler <Text className="break-all font-mono">{name}</Text> scales this set by itself: each time that it scales down,
            data is deleted.
          </p>
        ))}
    </section>
  );
}

const namesMax = 6;

function Names({ names }: { names: readonly string[] }) {
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : "";
  return <Text className="break-all font-mono text-xs">{`${names.slice(0, namesMax).join(", ")}${more}`}</Text>;
}
