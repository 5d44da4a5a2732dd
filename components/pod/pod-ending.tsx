"use client";
import type { Ending, NodeOfPod } from "@/lib/statefulset/pod/pod-detail.ts";
import { useIsWithin } from "../live/use-age.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";

/** So much later than its grace a pod that is still there is held by something. */
const lateAfterMs = 30_000;

/** How long a pod has been ending, and what holds it when that is too long. */
export function PodEnding({ ending, node }: { ending: Ending; node: NodeOfPod | undefined }) {
  const { askedAt, graceEndsAt, graceSeconds, finalizers } = ending;
  const isInTime = useIsWithin(graceEndsAt, lateAfterMs, "cluster");
  return (
    <div className="rounded-[10px] border border-line bg-shade px-3.5 py-2.5">
      <p>
        <b className="font-medium">Ending</b>: asked to <Age at={askedAt} of="cluster" suffix=" ago" />, with {graceSeconds} s of grace.
      </p>
      {!isInTime && (
        <p className="text-wait">
          Its grace is over since <Age at={graceEndsAt} of="cluster" />, and it is still there. No other pod takes its place before its
          object is gone.
        </p>
      )}
      {finalizers.length > 0 && (
        <p className="text-soft">
          Held by finalizers, which whoever set them takes away when their work is done:{" "}
          <Text className="font-mono text-code">{finalizers.join(", ")}</Text>
        </p>
      )}
      {(node?.ready === false || node?.isMissing) && (
        <p className="text-soft">
          {node.isMissing ? "Its node is gone" : "Its node is not ready"}, so that nobody says whether its containers have ended. Deleting
          it by force is only safe when the machine is off for certain: else two may write to the same volume.
        </p>
      )}
      {!isInTime && finalizers.length === 0 && node?.ready && (
        <p className="text-soft">Its node is ready, so its kubelet cannot end it: see the Events below, and the kubelet's log.</p>
      )}
    </div>
  );
}
