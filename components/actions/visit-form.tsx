"use client";
import { useState } from "react";
import type { VisitRequest } from "@/lib/protocol/visit-request.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { pathFault } from "@/lib/statefulset/counter-config.ts";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Button } from "../ui/button.tsx";
import { Pill } from "../ui/pill.tsx";
import { Choices } from "./choices.tsx";
import { closeDialog } from "./close-dialog.ts";
import { countersOf, countersSince } from "./counters-since.ts";
import { Field } from "./field.tsx";
import { isWhole } from "./is-whole.ts";
import type { ActionFormProps } from "./offer-gate.tsx";
import { ReplacedNote } from "./replaced-note.tsx";
import { useSeenLife } from "./use-seen-life.ts";
import { useVisits } from "./use-visits.ts";
import { VisitBars } from "./visit-bars.tsx";
import { WholeNumberField } from "./whole-number-field.tsx";

const countMax = 1_000;
const connectionsMax = 20;

/** Visits one pod, or the pods behind the set's Service, so many times, and shows who answers. */
export function VisitForm({ board, ordinal }: ActionFormProps) {
  return <Form key={ordinal ?? "set"} board={board} ordinal={ordinal} />;
}

function Form({ board, ordinal }: { board: Board; ordinal: number | undefined }) {
  const { set, service, slots } = board;
  const slot = ordinal === undefined ? undefined : slots[ordinal];
  const { seen, isReplaced, take } = useSeenLife(slot?.pod?.uid);
  const [to, setTo] = useState(ordinal === undefined ? "service" : "pod");
  const [path, setPath] = useState("/");
  const [count, setCount] = useState(ordinal === undefined ? "100" : "1");
  const [connections, setConnections] = useState("10");
  const [isMeant, setMeant] = useState(false);
  const [before, setBefore] = useState<Readonly<Record<string, number>>>({});
  const { progress, start, stop } = useVisits(set);
  const services = useServices(set);
  const [chosenService, setChosenService] = useState<string>();
  const serviceName = chosenService ?? (service?.exists ? service.name : services[0]);
  const target = targetOf(to, serviceName, ordinal, isReplaced ? undefined : seen);
  const fault = pathFault(path);
  const isRight = fault === undefined && isWhole(count, countMax) && isWhole(connections, connectionsMax) && isMeant;
  const isRunning = progress.phase === "running";
  const request: VisitRequest | undefined =
    target && isRight
      ? { uid: set.uid, to: target, path, count: Number(count), connections: to === "pod" ? 1 : Number(connections) }
      : undefined;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!request || isRunning) return;
        setBefore(countersOf(board));
        void start(request);
      }}
    >
      {to === "pod" && isReplaced && <ReplacedNote name={slot?.podName ?? ""} isGone={slot?.pod === undefined} onTake={take} />}
      {ordinal !== undefined && <Whom podName={slot?.podName} serviceName={serviceName} chosen={to} onChoose={setTo} />}
      {to === "service" && <ServiceField services={services} chosen={serviceName} onChoose={setChosenService} />}
      <Field label="Path" problem={fault === undefined ? undefined : `The path ${fault}.`} note={<PathNote board={board} path={path} />}>
        {(props) => (
          <input
            {...props}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <WholeNumberField label="Visits" max={countMax} value={count} onType={setCount} />
        {to === "service" && <WholeNumberField label="Connections" max={connectionsMax} value={connections} onType={setConnections} />}
      </div>
      <label className="flex items-start gap-2.5">
        <input type="checkbox" checked={isMeant} onChange={(event) => setMeant(event.target.checked)} className="mt-1 accent-(--accent)" />
        <span>This adds visits: it changes what the app counts.</span>
      </label>
      <VisitBars progress={progress} />
      {(progress.phase === "running" || progress.phase === "ended") && <CountersLine before={before} board={board} />}
      <div className="mt-1 flex flex-wrap items-center gap-2.5">
        <Button type="submit" disabled={isRunning || request === undefined}>
          {isRunning ? "Visiting…" : count === "1" ? "Visit once" : `Visit ${count} times`}
        </Button>
        {isRunning ? <Pill onClick={stop}>Stop</Pill> : <Pill onClick={closeDialog}>Close</Pill>}
      </div>
    </form>
  );
}

/** The Services that lead to pods of the set, the governing one first. */
function useServices({ namespace, name }: Board["set"]): readonly string[] {
  const { document: network } = useTopic("network", `${namespace}/${name}`);
  return Object.values(network?.services ?? {})
    .filter(({ exists }) => exists)
    .sort((a, b) => Number(b.isGoverning) - Number(a.isGoverning) || a.name.localeCompare(b.name))
    .map((service) => service.name);
}

interface ServiceFieldProps {
  services: readonly string[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

function ServiceField({ services, chosen, onChoose }: ServiceFieldProps) {
  if (chosen === undefined) return <p className="text-wait">No Service leads to these pods: visit one pod from its row.</p>;
  if (services.length < 2) return null;
  return (
    <Field label="Service" note={<p>Each of them leads to pods of this set.</p>}>
      {(props) => (
        <select {...props} value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {services.map((name) => (
            <option key={name} value={name}>
              {visibleText(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function CountersLine({ before, board }: { before: Readonly<Record<string, number>>; board: Board }) {
  const words = countersSince(before, countersOf(board));
  return words === undefined ? null : <Text className="tnum break-words text-soft text-xs">{words}</Text>;
}

interface WhomProps {
  podName: string | undefined;
  serviceName: string | undefined;
  chosen: string;
  onChoose: (value: string) => void;
}

function Whom({ podName = "This pod", serviceName = "", chosen, onChoose }: WhomProps) {
  return (
    <Choices
      legend="Whom"
      name="whom"
      chosen={chosen}
      onChoose={onChoose}
      choices={[
        { value: "pod", title: podName, about: "This pod alone." },
        { value: "service", title: `Service ${serviceName}`, about: "Whichever pod it leads to." },
      ]}
    />
  );
}

function targetOf(
  to: string,
  service: string | undefined,
  ordinal: number | undefined,
  podUid: string | undefined,
): VisitRequest["to"] | undefined {
  if (to === "service") return service === undefined ? undefined : { kind: "service", name: service };
  return ordinal !== undefined && podUid !== undefined ? { kind: "pod", ordinal, podUid } : undefined;
}

function PathNote({ board: { set }, path }: { board: Board; path: string }) {
  if (set.counter.path === undefined) return <p>Which path counts, the app decides; often it is "/".</p>;
  if (path === set.counter.path) return <p className="text-wait">The counter is read at this path, so it is said not to count.</p>;
  return <p>The counter is read at {set.counter.path}, which does not count.</p>;
}
