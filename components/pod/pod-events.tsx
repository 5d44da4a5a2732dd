import clsx from "clsx";
import type { PodDetail, PodEvent } from "@/lib/statefulset/pod/pod-detail.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { PodSection } from "./pod-section.tsx";

/** The Events of this life of a pod, newest first. */
export function PodEvents({ pod }: { pod: PodDetail }) {
  const events = Object.entries(pod.events).sort(([, a], [, b]) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
  return (
    <PodSection title="Events">
      {events.length === 0 ? (
        <p className="text-soft">None are kept of this pod. Kubernetes keeps them for an hour, as a rule.</p>
      ) : (
        <ol className="grid gap-1.5">
          {events.map(([uid, event]) => (
            <OneEvent key={uid} event={event} />
          ))}
        </ol>
      )}
      {pod.eventsCut && <p className="mt-1 text-faint text-xs">Older events were left out.</p>}
    </PodSection>
  );
}

function OneEvent({ event: { type, reason, message, count, firstAt, lastAt } }: { event: PodEvent }) {
  const isWarning = type === "Warning";
  return (
    <li className="grid grid-cols-[72px_minmax(0,1fr)] gap-2 text-xs">
      <span className="text-faint">
        <Age at={lastAt} of="cluster" suffix=" ago" />
      </span>
      <div className="min-w-0">
        <span className={clsx("font-medium", isWarning ? "text-wait" : "text-soft")}>
          {isWarning && <span className="sr-only">Warning: </span>}
          <Text>{reason}</Text>
        </span>
        {count > 1 && (
          <span className="text-faint">
            {" "}
            ×{count} in <Age at={firstAt} of="cluster" />
          </span>
        )}{" "}
        <Text className="break-words">{message}</Text>
      </div>
    </li>
  );
}
