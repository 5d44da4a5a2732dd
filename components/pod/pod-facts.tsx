import type { Toleration } from "@/lib/statefulset/objects/pod.ts";
import type { NodeOfPod, PodDetail } from "@/lib/statefulset/pod/pod-detail.ts";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { PodFact } from "./pod-section.tsx";

/** What a pod is, and where. */
export function PodFacts({ pod, namespace, setName }: { pod: PodDetail; namespace: string; setName: string }) {
  const {
    uid,
    createdAt,
    phase,
    reason,
    message,
    node,
    ips,
    revision,
    hue,
    qos,
    priority,
    priorityClass,
    graceSeconds,
    claims,
    tolerations,
  } = pod;
  const port = pod.containers.find(({ role }) => role === "app")?.ports[0]?.port;
  return (
    <dl>
      <PodFact name="uid">
        <Copied value={uid} />
      </PodFact>
      <PodFact name="created">
        <Age at={createdAt} of="cluster" suffix=" ago" />
      </PodFact>
      <PodFact name="phase">
        <Text>{reason === undefined ? phase : `${phase}, ${reason}`}</Text>
        {message && <Text className="block break-words text-soft text-xs">{message}</Text>}
      </PodFact>
      <PodFact name="node">{node ? <NodeFact node={node} /> : <span className="text-faint">none yet</span>}</PodFact>
      {ips.length > 0 && (
        <PodFact name={ips.length === 1 ? "address" : "addresses"}>
          {ips.map((ip) => (
            <Copied key={ip} value={ip} />
          ))}
        </PodFact>
      )}
      {revision && (
        <PodFact name="revision">
          <RevisionChip revision={revision} setName={setName} hue={hue} />
        </PodFact>
      )}
      {claims.map(({ volume, claim }) => (
        <PodFact key={volume} name="claim">
          <Copied value={claim} />
        </PodFact>
      ))}
      <PodFact name="scheduling">
        <Text>{[qos ?? "no QoS class yet", `priority ${priority}${priorityClass ? ` (${priorityClass})` : ""}`].join(" · ")}</Text>
      </PodFact>
      {port !== undefined && (
        <PodFact name="from here">
          <Copied value={`kubectl port-forward --namespace ${namespace} pod/${pod.name} ${port}`} />
        </PodFact>
      )}
      <PodFact name="grace">{graceSeconds} s from SIGTERM to SIGKILL</PodFact>
      {tolerations.length > 0 && (
        <PodFact name="tolerates">
          {tolerations.map((toleration) => (
            <Text key={JSON.stringify(toleration)} className="block break-words">
              {tolerationWords(toleration)}
            </Text>
          ))}
        </PodFact>
      )}
    </dl>
  );
}

function NodeFact({ node: { name, ready, changedAt, isUnschedulable, isMissing, evictsAfterSeconds } }: { node: NodeOfPod }) {
  return (
    <>
      <Copied value={name} />
      {isMissing && <p className="text-fail text-xs">There is no node of this name any more.</p>}
      {isUnschedulable && <p className="text-soft text-xs">Cordoned: no new pod is placed on it.</p>}
      {ready === false && (
        <p className="text-wait text-xs">
          Not ready{changedAt && <Age at={changedAt} of="cluster" prefix=" for " />}:{" "}
          {evictsAfterSeconds === undefined
            ? "the pod bears that for ever, and is not replaced."
            : `the pod bears that for ${evictsAfterSeconds} s, then it is deleted; it is replaced only when its object is gone.`}
        </p>
      )}
    </>
  );
}

function Copied({ value }: { value: string }) {
  return (
    <CopyText value={value} className="font-mono text-code">
      <Text className="break-all">{value}</Text>
    </CopyText>
  );
}

function tolerationWords({ key, operator, value, effect, seconds }: Toleration): string {
  const taint = key === undefined ? "every taint" : operator === "Equal" ? `${key}=${value ?? ""}` : key;
  return [taint, ...(effect ? [effect] : []), ...(seconds === undefined ? [] : [`for ${seconds} s`])].join(" · ");
}
