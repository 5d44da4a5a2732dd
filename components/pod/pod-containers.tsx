import clsx from "clsx";
import type { Container, ContainerState } from "@/lib/statefulset/objects/pod.ts";
import { exitWords } from "@/lib/statefulset/pod/exit-words.ts";
import { readableQuantity } from "../text/format-bytes.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { PodFact, PodSection } from "./pod-section.tsx";

/** A pod's containers in the order in which they start: what each does, how it ended before, and what it is made of. */
export function PodContainers({ containers }: { containers: readonly Container[] }) {
  return (
    <PodSection title={containers.length === 1 ? "Container" : "Containers"}>
      <ul className="grid gap-2">
        {containers.map((container) => (
          <li key={container.name} className="rounded-[10px] border border-line px-3.5 py-2.5">
            <OneContainer container={container} />
          </li>
        ))}
      </ul>
    </PodSection>
  );
}

function OneContainer({ container }: { container: Container }) {
  const { name, role, ready, started, restarts, state, last, image, imageId, ports, mounts, resources } = container;
  const facts = [
    ...(role === "init" ? [] : [ready ? "ready" : "not ready"]),
    ...(started === false && role !== "init" ? ["not started"] : []),
    ...(restarts > 0 ? [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`] : []),
  ];
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Text className="break-all font-medium font-mono text-code">{name}</Text>
        {role !== "app" && <span className="text-faint text-xs">{role}</span>}
        <span className="text-soft text-xs">{facts.join(" · ")}</span>
      </p>
      <State state={state} />
      {last && (
        <p className="text-soft text-xs">
          Its life before ended with <Text>{exitWords(last)}</Text>
          {last.at && (
            <>
              {", "}
              <Age at={last.at} of="cluster" suffix=" ago" />
            </>
          )}
          {last.message && <Text className="block whitespace-pre-wrap break-words font-mono">{last.message}</Text>}
        </p>
      )}
      <dl className="mt-1">
        <PodFact name="image">
          <CopyText value={image} className="font-mono text-code">
            <Text className="break-all">{image}</Text>
          </CopyText>
        </PodFact>
        {imageId && (
          <PodFact name="image id">
            <CopyText value={imageId} className="font-mono text-code">
              <Text className="break-all">{imageId}</Text>
            </CopyText>
          </PodFact>
        )}
        {ports.length > 0 && (
          <PodFact name="ports">
            {ports.map(({ name: word, port, protocol }) => `${word ? `${word} ` : ""}${port}/${protocol}`).join(", ")}
          </PodFact>
        )}
        {mounts.length > 0 && (
          <PodFact name="mounts">
            {mounts.map(({ volume, path }) => (
              <Text key={path} className="block break-all">{`${volume} at ${path}`}</Text>
            ))}
          </PodFact>
        )}
        {resources?.requests && <PodFact name="asks for">{quantities(resources.requests)}</PodFact>}
        {resources?.limits && <PodFact name="may take">{quantities(resources.limits)}</PodFact>}
      </dl>
    </>
  );
}

function quantities(amounts: Readonly<Record<string, string>>) {
  return (
    <Text>
      {Object.entries(amounts)
        .map(([name, amount]) => `${name} ${readableQuantity(amount)}`)
        .join(", ")}
    </Text>
  );
}

const kindWords: Readonly<Record<ContainerState["kind"], string>> = { waiting: "Waiting", running: "Running", terminated: "Ended" };

/** Reasons to wait that are the ordinary way of a start. */
const harmlessReasons = new Set(["ContainerCreating", "PodInitializing"]);

function State({ state }: { state: ContainerState | undefined }) {
  if (!state) return <p className="text-faint text-xs">The node has said nothing of it yet.</p>;
  const { kind, reason, message, exitCode, at } = state;
  const isBad = kind === "waiting" ? reason !== undefined && !harmlessReasons.has(reason) : kind === "terminated" && exitCode !== 0;
  return (
    <p className={clsx("text-xs", isBad ? "text-fail" : "text-soft")}>
      {kindWords[kind]}
      {kind === "terminated" ? (
        <>
          {" with "}
          <Text>{exitWords(state)}</Text>
        </>
      ) : (
        reason && (
          <>
            : <Text>{reason}</Text>
          </>
        )
      )}
      {at && (
        <>
          {kind === "running" ? " for " : ", "}
          <Age at={at} of="cluster" suffix={kind === "running" ? "" : " ago"} />
        </>
      )}
      {message && <Text className="block whitespace-pre-wrap break-words">{message}</Text>}
    </p>
  );
}
