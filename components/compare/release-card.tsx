import { behaviourOf, type Gates } from "@/lib/controllers/release.ts";
import type { ForecastRequest } from "@/lib/simulation/forecast-request.ts";
import { Text } from "../text/text.tsx";
import { type CompareForm, faultsOf } from "./compare-form.ts";
import { gateNames, releases } from "./compare-link.ts";
import { EditCard } from "./edit-card.tsx";
import { gatesText } from "./print-compare.ts";
import { PutBack } from "./put-back.tsx";
import { ChoiceField, TextField } from "./text-field.tsx";

/** Whose rules are followed: release, gates, and the seed of what is left to chance. */
export function ReleaseCard({ form, request, server }: { form: CompareForm; request: ForecastRequest; server: string | undefined }) {
  const { gates, release } = request;
  const set = gateNames.filter((name) => gates[name] !== undefined);
  return (
    <EditCard
      title="Kubernetes"
      face={release}
      faults={faultsOf(form, ["k8s", "gates", "seed"])}
      note={
        <span className="flex flex-wrap gap-x-2">
          {server !== undefined && <Text>{`this server: ${server.replace(/^v/, "")}`}</Text>}
          {set.map((name) => (
            <span key={name}>{`${name} ${gates[name] ? "on" : "off"}`}</span>
          ))}
          {form.asNow && (form.fields.k8s !== form.asNow.k8s || form.fields.gates !== form.asNow.gates) && (
            <PutBack form={form} names={["k8s", "gates"]} asNow="" what="as this server" />
          )}
        </span>
      }
    >
      <ChoiceField
        form={form}
        name="k8s"
        label="Release"
        byDefault="1.35.4"
        choices={releases.map((value) => ({ value, title: value }))}
        note={<p>1.35.4 was recorded on a real control plane; the others follow its source.</p>}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-[13px]">Feature gates</legend>
        {gateNames.map((name) => (
          <GateChoice key={name} name={name} request={request} form={form} />
        ))}
      </fieldset>
      <TextField form={form} name="seed" label="Seed" byDefault="1" note={<p>Another seed draws other times within their spread.</p>} />
    </EditCard>
  );
}

const gateBehaviour = {
  MaxUnavailableStatefulSet: "maxUnavailable",
  StatefulSetSemanticRevisionComparison: "semanticRevisions",
  DeploymentReplicaSetTerminatingReplicas: "countsTerminating",
  StatefulSetRecreateStrategy: "recreate",
} as const satisfies Readonly<Record<keyof Gates, string>>;

function GateChoice({ name, request, form }: { name: keyof Gates; request: ForecastRequest; form: CompareForm }) {
  const { gates, release } = request;
  const chosen = gates[name] === undefined ? "" : gates[name] ? "on" : "off";
  const usual = behaviourOf({ release })[gateBehaviour[name]] ? "on" : "off";
  const choose = (value: string) => {
    const { [name]: _, ...rest } = gates;
    form.change({ gates: gatesText(value === "" ? rest : { ...rest, [name]: value === "on" }) });
  };
  return (
    <label className="flex flex-wrap items-center justify-between gap-2 text-[13px]">
      <span className="min-w-0 break-all">{name}</span>
      <select
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        className="h-7 rounded-[7px] border border-line bg-panel px-1.5"
      >
        <option value="">as the release: {usual}</option>
        <option value="on">on</option>
        <option value="off">off</option>
      </select>
    </label>
  );
}
