"use client";
import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { type ComponentType, useId } from "react";
import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { useModal } from "../ui/use-modal.ts";
import { actionTitles } from "./action-titles.ts";
import { closeDialog } from "./close-dialog.ts";
import type { ActionFormProps } from "./offer-gate.tsx";
import { OfferGate } from "./offer-gate.tsx";

/** The form of each action, loaded when somebody opens it. */
const forms: Readonly<Partial<Record<ActionName, ComponentType<ActionFormProps>>>> = {
  visit: dynamic(() => import("./visit-form.tsx").then((module) => module.VisitForm), { ssr: false }),
  scale: dynamic(() => import("./scale-form.tsx").then((module) => module.ScaleForm), { ssr: false }),
  update: dynamic(() => import("./update-form.tsx").then((module) => module.UpdateForm), { ssr: false }),
  restart: dynamic(() => import("./restart-form.tsx").then((module) => module.RestartForm), { ssr: false }),
  undo: dynamic(() => import("./undo-form.tsx").then((module) => module.UndoForm), { ssr: false }),
  strategy: dynamic(() => import("./strategy-form.tsx").then((module) => module.StrategyForm), { ssr: false }),
  partition: dynamic(() => import("./partition-form.tsx").then((module) => module.PartitionForm), { ssr: false }),
  settings: dynamic(() => import("./settings-form.tsx").then((module) => module.SettingsForm), { ssr: false }),
  annotate: dynamic(() => import("./annotate-form.tsx").then((module) => module.AnnotateForm), { ssr: false }),
  "delete-pod": dynamic(() => import("./delete-pod-form.tsx").then((module) => module.DeletePodForm), { ssr: false }),
  "evict-pod": dynamic(() => import("./evict-pod-form.tsx").then((module) => module.EvictPodForm), { ssr: false }),
  "expand-claim": dynamic(() => import("./expand-claim-form.tsx").then((module) => module.ExpandClaimForm), { ssr: false }),
  "delete-claim": dynamic(() => import("./delete-claim-form.tsx").then((module) => module.DeleteClaimForm), { ssr: false }),
  "delete-set": dynamic(() => import("./delete-set-form.tsx").then((module) => module.DeleteSetForm), { ssr: false }),
};

const AboutSet = dynamic(() => import("./about-set.tsx").then((module) => module.AboutSet), { ssr: false });
const ActionMenu = dynamic(() => import("./action-menu.tsx").then((module) => module.ActionMenu), { ssr: false });

/** Actions that may be about one ordinal; what is done to the set bears the set's name, wherever it was opened. */
const ofOneOrdinal: ReadonlySet<ActionName> = new Set(["visit", "delete-pod", "evict-pod", "expand-claim", "delete-claim"]);

/** The dialog that the address asks for by `do` (and `on`, an ordinal); closed by Escape, its button, or "back". Shows the set as it is now. */
export function ActionDialog({ board, wanted }: { board: Board; wanted: string }) {
  const query = useQuery();
  const dialog = useModal();
  const titleId = useId();
  const on = query.get("on") ?? "";
  const ordinal = /^\d{1,9}$/.test(on) ? Number(on) : undefined;
  const action = Object.hasOwn(actionTitles, wanted) ? (wanted as ActionName) : undefined;
  const isAbout = wanted === "about";
  const Form = (action && forms[action]) ?? (isAbout ? AboutSet : ActionMenu);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        closeDialog();
      }}
      className="m-auto max-h-[calc(100dvh-32px)] w-[640px] max-w-[calc(100vw-24px)] overflow-auto rounded-xl border border-line bg-panel p-0 text-ink shadow-xl backdrop:bg-black/40"
    >
      <header className="sticky top-0 z-10 flex items-start gap-3 border-line border-b bg-panel px-5 py-3">
        <h2 id={titleId} className="min-w-0 grow break-words font-semibold">
          {action ? actionTitles[action] : isAbout ? "About" : "Actions"}{" "}
          <Text className="break-all font-normal text-soft">
            {subjectOf(board, action === undefined || ofOneOrdinal.has(action) ? ordinal : undefined)}
          </Text>
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={closeDialog}
          className="grid size-7 place-items-center rounded-[7px] text-soft hover:bg-shade"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      </header>
      <div className="px-5 py-4">
        <OfferGate board={board} action={action}>
          {(actions) => <Form board={board} ordinal={ordinal} actions={actions} />}
        </OfferGate>
      </div>
    </dialog>
  );
}

function subjectOf({ set, slots }: Board, ordinal: number | undefined): string {
  if (ordinal === undefined) return `${set.namespace}/${set.name}`;
  return slots[ordinal]?.podName ?? `${set.name}-${ordinal}`;
}
