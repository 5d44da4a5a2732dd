import type { ClaimView, ContainerView, NamesView, SetView, Slot } from "@/lib/statefulset/board/board.ts";
import { pushQuery } from "../shell/query.ts";
import { readableQuantity } from "../text/format-bytes.ts";
import { revisionHash } from "../text/split-name.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Pill } from "../ui/pill.tsx";
import { CounterDetails } from "./counter-details.tsx";
import { Fact, Group } from "./detail-group.tsx";
import { DnsDetails } from "./dns-details.tsx";

interface SlotDetailsProps {
  slot: Slot;
  set: SetView;
  names: NamesView;
  onClose: () => void;
}

/** All that the row leaves out: containers, earlier uids, the full DNS name, claims and volumes. */
export function SlotDetails({ slot, set, names, onClose }: SlotDetailsProps) {
  const { pod, dns } = slot;
  return (
    <section aria-label={`Details of ordinal ${slot.ordinal}`} className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
      <Group title="Pod">
        {pod ? (
          <>
            <Fact name="uid" value={pod.uid} />
            {pod.earlier.map((uid) => (
              <Fact key={uid} name="earlier uid" value={uid} />
            ))}
            {pod.ip && <Fact name="address" value={pod.ip} />}
            {pod.revision && (
              <Fact name="revision" value={pod.revision}>
                {revisionHash(pod.revision, set.name)}
              </Fact>
            )}
            <Fact name="phase" value={pod.phase} />
            {slot.reason && <Text className="break-words text-soft text-xs">{slot.reason}</Text>}
          </>
        ) : (
          <p className="text-soft">No pod of this ordinal exists.</p>
        )}
      </Group>
      {pod && pod.containers.length > 0 && (
        <Group title="Containers">
          {pod.containers.map((container) => (
            <Container key={container.name} container={container} />
          ))}
        </Group>
      )}
      {slot.claims.length > 0 && (
        <Group title="Claims and volumes">
          {slot.claims.map((claim) => (
            <Claim key={claim.name} claim={claim} />
          ))}
        </Group>
      )}
      <div className="grid min-w-0 content-start gap-4">
        <DnsDetails dns={dns} names={names} set={set} />
        <CounterDetails counter={slot.counter} />
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <Pill onClick={() => pushQuery({ panel: String(slot.ordinal) })}>All about this pod</Pill>
        <Pill onClick={onClose}>Close details</Pill>
      </div>
    </section>
  );
}

function Container({ container }: { container: ContainerView }) {
  const { name, image, role, ready, restarts, state, reason } = container;
  return (
    <div className="text-xs">
      <Text className="font-mono">{name}</Text>
      <span className="text-soft">
        {role !== "app" && ` · ${role}`} · <Text>{state}</Text>
        {reason && (
          <>
            , <Text>{reason}</Text>
          </>
        )}
        {role !== "init" && ` · ${ready ? "ready" : "not ready"}`}
        {restarts > 0 && ` · ${restarts} restarts`}
      </span>
      <Text className="block break-all font-mono text-faint">{image}</Text>
    </div>
  );
}

function Claim({ claim }: { claim: ClaimView }) {
  const facts = [
    claim.phase,
    ...(claim.capacity ? [readableQuantity(claim.capacity)] : claim.requested ? [`${readableQuantity(claim.requested)} asked for`] : []),
    ...claim.accessModes,
    ...(claim.className ? [`class ${claim.className}`] : []),
    ...(claim.reclaimPolicy ? [`reclaim ${claim.reclaimPolicy}`] : []),
    ...(claim.sameVolume ? ["same volume as before"] : []),
  ];
  return (
    <div className="min-w-0 text-xs">
      <CopyText value={claim.name} className="font-mono">
        <Text className="break-all">{claim.name}</Text>
      </CopyText>
      <Text className="block text-soft">{facts.join(" · ")}</Text>
      {claim.volume && <Fact name="volume" value={claim.volume} />}
    </div>
  );
}
