"use client";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useTopic } from "../live/use-topic.ts";
import { addressOf } from "../shell/address.ts";
import { Breadcrumbs } from "../shell/breadcrumbs.tsx";
import { useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { pillClass } from "../ui/pill-class.ts";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { ActiveFaults } from "./active-faults.tsx";
import { FaultList } from "./fault-list.tsx";
import { LabFacts } from "./lab-facts.tsx";
import { ResetDialog } from "./reset-dialog.tsx";
import { Scenarios } from "./scenarios.tsx";
import { useLab } from "./use-lab.ts";

/** The lab from outside: what it is loaded with, and what is to go wrong in it. */
export function LabScreen() {
  const { document: status } = useTopic("status");
  // Before it is known that the lab is what is shown, nothing of it is asked for.
  if (!status) return <Loading />;
  if (status.source !== "lab") return <OtherCluster context={status.context} />;
  return <Lab isReadOnly={status.readOnly} />;
}

function Heading({ children }: { children?: ReactNode }) {
  return (
    <>
      <Breadcrumbs trail={[{ title: "Lab" }]} />
      <div className="mt-0.5 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-3">
        <h1 className="grow font-semibold text-[22px] tracking-[-0.015em]">Lab</h1>
        {children}
      </div>
    </>
  );
}

function Loading() {
  return (
    <>
      <Heading />
      <div className="mt-5">
        <LabSkeleton />
      </div>
    </>
  );
}

function LabSkeleton() {
  return <SkeletonRows rows={8} rowClass="h-[61px]" label="Loading the lab." />;
}

function OtherCluster({ context }: { context: string }) {
  return (
    <>
      <Heading />
      <Panel className="mt-5">
        <PanelMessage title="There is no lab here">
          <p className="text-soft">
            The explorer shows <Text className="font-medium text-ink">{context}</Text>. Faults and scenarios are for the embedded lab alone:
            choose it in the cluster menu above.
          </p>
          <PageLink href="/" className={pillClass}>
            All StatefulSets
          </PageLink>
        </PanelMessage>
      </Panel>
    </>
  );
}

function Lab({ isReadOnly }: { isReadOnly: boolean }) {
  const { document: lab, trouble } = useLab();
  const find = useQuery().get("q") ?? "";
  const mayChange = !isReadOnly && trouble === undefined;
  return (
    <>
      <Heading>
        <a href={addressOf("/lab/kubeconfig")} download="lab.kubeconfig" className={pillClass}>
          <Download aria-hidden="true" className="size-3.5" />
          kubeconfig
        </a>
        <ResetDialog mayChange={mayChange} />
      </Heading>
      <p className="mt-1.5 max-w-[75ch] text-soft">
        A small Kubernetes inside the explorer, with Kubernetes' own rules. Break it here, and watch the board.
      </p>
      <div className="mt-1.5 mb-5 flex min-h-6 flex-wrap gap-x-[18px] gap-y-1 text-soft">{lab && <LabFacts lab={lab} />}</div>
      {isReadOnly && <p className="mb-3 text-wait">The explorer is read-only: nothing can be set, loaded or reset here.</p>}
      {trouble !== undefined && (
        <p className="mb-3 text-wait" role="alert">
          <Text>{trouble}</Text> {lab && "What is shown may be old."}
        </p>
      )}
      {lab ? (
        <div className="grid grid-cols-1 items-start gap-x-7 gap-y-6 lg:grid-cols-[360px_minmax(0,1fr)]">
          <div className="grid grid-cols-1 gap-6 lg:sticky lg:top-[72px]">
            <ActiveFaults lab={lab} mayChange={mayChange} />
            <Scenarios lab={lab} mayChange={mayChange} />
          </div>
          <section aria-labelledby="faults">
            <h2 id="faults" className="mb-2 flex min-h-7 items-center font-semibold text-[15px]">
              Faults
            </h2>
            <FaultList lab={lab} find={find} mayChange={mayChange} />
          </section>
        </div>
      ) : (
        <LabSkeleton />
      )}
    </>
  );
}
