"use client";
import type { ReactNode } from "react";
import type { Board, ServiceView } from "@/lib/statefulset/board/board.ts";
import { SetActionLinks } from "../actions/set-action-links.tsx";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { Breadcrumbs } from "../shell/breadcrumbs.tsx";
import { formatBytes, quantityBytes } from "../text/format-bytes.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { boardTrail } from "./board-trail.ts";
import type { BoardView } from "./board-view.ts";

/** Where one is, which set this is, and the facts about it in one line. `asOf` is said while nothing new is heard. */
export function BoardHeading({
  namespace,
  name,
  view,
  board,
  asOf,
}: {
  namespace: string;
  name: string;
  view: BoardView;
  board?: Board | undefined;
  asOf?: ReactNode;
}) {
  return (
    <>
      <Breadcrumbs trail={boardTrail({ namespace, name, view, board })} />
      <div className="mt-0.5 mb-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 font-semibold text-[22px] tracking-[-0.015em]">
          <CopyText value={name}>
            <span className="break-all">{name}</span>
          </CopyText>
        </h1>
        {board && <Revisions set={board.set} />}
        {board && (
          <>
            <span className="grow" />
            <SetActionLinks of={{ namespace, name }} />
          </>
        )}
      </div>
      <div className="flex min-h-6 flex-wrap gap-x-[18px] gap-y-1 text-soft">
        {board && <Facts board={board} />}
        {asOf}
      </div>
    </>
  );
}

function Revisions({ set }: { set: Board["set"] }) {
  const { currentRevision, updateRevision, name } = set;
  return (
    <>
      {currentRevision && <RevisionChip revision={currentRevision} setName={name} hue="current" />}
      {updateRevision && updateRevision !== currentRevision && (
        <>
          <span aria-hidden="true" className="text-faint">
            →
          </span>
          <RevisionChip revision={updateRevision} setName={name} hue="update" />
        </>
      )}
    </>
  );
}

function Strong({ children }: { children: ReactNode }) {
  return <b className="font-medium text-ink">{children}</b>;
}

function Facts({ board }: { board: Board }) {
  const { set, service } = board;
  const left = Object.values(board.slots).flatMap((slot) => (slot.place === "outside" ? slot.claims : []));
  const leftBytes = left.reduce((sum, claim) => sum + quantityBytes(claim.capacity ?? claim.requested), 0);
  return (
    <>
      <span>
        <Strong>{set.ready}</Strong> of {set.replicas} ready
      </span>
      <span>
        <Text>{set.strategy}</Text>
        {set.partition !== undefined && set.partition > 0 && (
          <>
            , partition <Strong>{set.partition}</Strong>
          </>
        )}
        {set.maxUnavailable !== undefined && `, at most ${set.maxUnavailable} unavailable`}
      </span>
      <span>{set.podManagementPolicy}</span>
      {service && <ServiceFact service={service} />}
      {left.length > 0 && (
        <span>
          <Strong>{left.length}</Strong> {left.length === 1 ? "claim" : "claims"} left behind
          {leftBytes > 0 && (
            <>
              {" "}
              <Strong>{formatBytes(leftBytes)}</Strong>
            </>
          )}
        </span>
      )}
      {set.deletedAt && <span className="text-wait">is being deleted</span>}
      {set.observedGeneration < set.generation && <span className="text-wait">the controller has not yet seen the newest change</span>}
    </>
  );
}

function ServiceFact({ service }: { service: ServiceView }) {
  const kind = !service.exists ? "missing" : service.headless ? "headless" : service.clusterIP;
  return (
    <span>
      Service{" "}
      <Strong>
        <Text>{service.name || "not named"}</Text>
      </Strong>{" "}
      {service.name && kind && <Text className={service.exists ? "text-faint" : "text-fail"}>{kind}</Text>}
      {service.problem && <Text className="text-wait">{` · ${service.problem.message}`}</Text>}
    </span>
  );
}
