"use client";
import type { ReactNode } from "react";
import type { Autoscaler, Budget } from "@/lib/protocol/actions/action-response.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";

/** All that the set says of itself which the board has no room for, and who else has a say in its pods. */
export function AboutSet({ board: { set, service }, actions }: ActionFormProps) {
  const { autoscalers, budgets, dark } = actions;
  return (
    <>
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[180px_minmax(0,1fr)]">
        <Fact name="Pods">
          {set.replicas} wanted, {set.ready} ready, {set.available} available, {set.updated} at the newest revision
        </Fact>
        <Fact name="Available after">
          {set.minReadySeconds === 0
            ? "at once when ready (minReadySeconds 0)"
            : `${set.minReadySeconds} s of being ready (minReadySeconds)`}
        </Fact>
        <Fact name="Ordinals">{set.replicas === 0 ? `none, from ${set.start}` : `${set.start} to ${set.start + set.replicas - 1}`}</Fact>
        <Fact name="Pod management">{set.podManagementPolicy}</Fact>
        <Fact name="Update strategy">
          {set.strategy}
          {set.partition !== undefined && `, partition ${set.partition}`}
          {set.maxUnavailable !== undefined && `, maxUnavailable ${set.maxUnavailable}`}
        </Fact>
        <Fact name="Revisions kept">{set.revisionHistoryLimit} besides those in use (revisionHistoryLimit)</Fact>
        <Fact name="Claims">
          when the set is deleted: {set.retention.whenDeleted}; when scaled down: {set.retention.whenScaled}
        </Fact>
        {set.claimTemplates.map(({ name, requested, className }) => (
          <Fact key={name} name="Claim template">
            <Text className="break-all font-mono text-code">{`${name} ${requested ?? ""} ${className ?? "default class"}`}</Text>
          </Fact>
        ))}
        {set.images.map(({ container, image }) => (
          <Fact key={container} name="Image">
            <Text className="break-all font-mono text-code">{`${container} ${image}`}</Text>
          </Fact>
        ))}
        <Fact name="Selector">
          <Text className="break-all font-mono text-code">{selectorWords(set.selector)}</Text>
        </Fact>
        <Fact name="Governing Service">
          <Text className="break-all">{service?.name || "none named"}</Text>
        </Fact>
        <Fact name="Disruption budgets">{budgets === undefined ? "not known" : <Budgets budgets={budgets} />}</Fact>
        <Fact name="Autoscalers">{autoscalers === undefined ? "not known" : <Autoscalers autoscalers={autoscalers} />}</Fact>
        <Fact name="Created">
          <Age at={set.createdAt} of="cluster" suffix=" ago" />, generation {set.generation}
        </Fact>
        <Fact name="uid">
          <Text className="break-all font-mono text-code">{set.uid}</Text>
        </Fact>
      </dl>
      <div className="mt-3">
        {dark.budgets && <DarkNote dark={dark.budgets} />}
        {dark.autoscalers && <DarkNote dark={dark.autoscalers} />}
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint text-xs leading-5">{name}</dt>
      <dd className="min-w-0 text-[13px] leading-5">{children}</dd>
    </>
  );
}

function Budgets({ budgets }: { budgets: readonly Budget[] }) {
  if (budgets.length === 0) return "none cover its pods: an eviction is never refused";
  return budgets.map(({ name, rule, disruptionsAllowed, currentHealthy, desiredHealthy }) => (
    <p key={name}>
      <Text className="break-all font-mono text-code">{name}</Text> {rule}: {disruptionsAllowed} may be evicted now ({currentHealthy}{" "}
      healthy, {desiredHealthy} wanted)
    </p>
  ));
}

function Autoscalers({ autoscalers }: { autoscalers: readonly Autoscaler[] }) {
  if (autoscalers.length === 0) return "none";
  return autoscalers.map(({ name, min, max }) => (
    <p key={name}>
      <Text className="break-all font-mono text-code">{name}</Text> between {min} and {max} replicas
    </p>
  ));
}

function selectorWords({ matchLabels = {}, matchExpressions = [] }: ActionFormProps["board"]["set"]["selector"]): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => [key, operator, values.join("|")].join(" ").trim());
  return [...labels, ...expressions].join(", ");
}
