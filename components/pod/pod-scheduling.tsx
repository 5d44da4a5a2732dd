import type { PodDetail, Scheduling } from "@/lib/statefulset/pod/pod-detail.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { PodSection } from "./pod-section.tsx";

/** What the scheduler said, as long as it has found no node. */
export function PodScheduling({ scheduling, events }: { scheduling: Scheduling; events: PodDetail["events"] }) {
  const { at, words, isWaiting, gate } = scheduling;
  if (!words && !isWaiting && gate === undefined) return null;
  const tries = Object.values(events)
    .filter(({ reason }) => reason === "FailedScheduling")
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <PodSection title="No node found">
      {isWaiting && <p className="text-soft">The scheduler has said nothing of this pod yet.</p>}
      {gate !== undefined && (
        <p className="text-soft">
          It is held back by its scheduling gates: <Text>{gate}</Text>
        </p>
      )}
      {words && (
        <>
          <p className="text-soft">
            {words.nodes === undefined ? "The scheduler says:" : `None of ${words.nodes} ${words.nodes === 1 ? "node" : "nodes"} takes it:`}
          </p>
          <ul className="list-disc pl-5">
            {words.reasons.map(({ nodes, why }) => (
              <li key={why}>
                {nodes !== undefined && `${nodes} × `}
                <Text className="break-words">{why.replace(/^node\(s\) /, "")}</Text>
              </li>
            ))}
          </ul>
          {words.preemption && (
            <p className="text-faint text-xs">
              To make room: <Text className="break-words">{words.preemption}</Text>
            </p>
          )}
          <p className="text-faint text-xs">
            {tries > 0 && `${tries} ${tries === 1 ? "try" : "tries"}`}
            {at && <Age at={at} of="cluster" prefix={tries > 0 ? " · waiting for " : "waiting for "} />}
          </p>
        </>
      )}
    </PodSection>
  );
}
