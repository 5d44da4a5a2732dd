import type { DeletePodPreview } from "@/lib/statefulset/actions/delete-pod-preview.ts";
import { revisionHash } from "../text/split-name.ts";
import { Text } from "../text/text.tsx";

/** What becomes of an ordinal whose pod goes: the next life, its revision and its claims, and what it waits for. */
export function NextLifeWords({ preview, podName, setName }: { preview: DeletePodPreview; podName: string; setName: string }) {
  const { next, end, obstacles, claims, holdsOthers } = preview;
  const claimNames = claims.filter(({ fate }) => fate === "kept").map(({ name }) => name);
  return (
    <section aria-label="What will happen" className="grid gap-1.5 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]">
      {next ? (
        <p>
          <Text className="break-all font-mono text-code">{podName}</Text> comes back under the same name
          {next.revision === undefined ? "" : <Revision revision={next.revision} which={next.which} setName={setName} />}.
        </p>
      ) : (
        <p className="text-wait">
          {end === "set-deleted"
            ? "The set is being deleted: no pod comes in its place."
            : "The ordinal is out of the set's range: no pod comes in its place."}
        </p>
      )}
      {claimNames.length > 0 && (
        <p className="text-soft">
          {claimNames.length === 1 ? "Its claim stays" : "Its claims stay"}, with what is on {claimNames.length === 1 ? "it" : "them"}:{" "}
          <Text className="break-all font-mono text-xs">{claimNames.join(", ")}</Text>
          {next ? "; the next life finds it." : "."}
        </p>
      )}
      {claims
        .filter(({ fate }) => fate === "missing")
        .map(({ name }) => (
          <p key={name} className="text-wait">
            Claim <Text className="break-all font-mono text-xs">{name}</Text> is missing: the next life gets a new, empty one.
          </p>
        ))}
      {obstacles.map((obstacle) => (
        <Text key={obstacle} className="break-words text-wait">
          {obstacle}
        </Text>
      ))}
      {next && holdsOthers && (
        <p className="text-soft text-xs">
          With OrderedReady nothing else of the set is made, updated or scaled down until it is ready again.
        </p>
      )}
    </section>
  );
}

function Revision({ revision, which, setName }: { revision: string; which: "current" | "update"; setName: string }) {
  return (
    <>
      , at {which === "current" ? "the current revision (it lies below the partition)" : "the update revision"}{" "}
      <Text className="font-mono text-code">{revisionHash(revision, setName)}</Text>
    </>
  );
}
