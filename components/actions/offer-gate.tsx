"use client";
import { type ReactNode, useEffect, useState } from "react";
import type { ActionsResponse } from "@/lib/protocol/actions/action-response.ts";
import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";

/** What the form of an action is given: the set as it is now, the ordinal it is about, and what may be done. */
export interface ActionFormProps {
  board: Board;
  ordinal: number | undefined;
  actions: ActionsResponse;
}

type Fetched = { actions: ActionsResponse } | { trouble: string };

interface OfferGateProps {
  board: Board;
  /** Absent: the menu, which shows refusals itself. */
  action: ActionName | undefined;
  children: (actions: ActionsResponse) => ReactNode;
}

/** Asks what may be done to the set, and shows the form where it is offered; else what is switched off, or which right is missing. */
export function OfferGate(props: OfferGateProps) {
  const [turn, setTurn] = useState(0);
  return <Asked key={turn} {...props} onAgain={() => setTurn(turn + 1)} />;
}

function Asked({ board, action, children, onAgain }: OfferGateProps & { onAgain: () => void }) {
  const { namespace, name } = board.set;
  const [fetched, setFetched] = useState<Fetched>();
  useEffect(() => {
    const abort = new AbortController();
    fetchOfSet("actions", namespace, name, abort.signal).then(
      (actions) => abort.signal.aborted || setFetched({ actions: actions as ActionsResponse }),
      (error: unknown) => abort.signal.aborted || setFetched({ trouble: (error as Error).message }),
    );
    return () => abort.abort();
  }, [namespace, name]);
  if (!fetched) return <SkeletonRows rows={3} rowClass="h-[36px]" label="Asking what may be done." />;
  if ("trouble" in fetched) {
    return (
      <div role="alert" className="grid justify-items-start gap-3">
        <Text className="text-soft">{fetched.trouble}</Text>
        <Pill onClick={onAgain}>Try again</Pill>
      </div>
    );
  }
  const offer = action && fetched.actions.offers[action];
  if (offer && !offer.allowed) return offer.missing ? <DarkNote dark={offer.missing} /> : <Text className="text-soft">{offer.why}</Text>;
  return children(fetched.actions);
}
