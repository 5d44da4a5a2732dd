"use client";
import { useState } from "react";
import { type Cascade, type DeleteSetPreview, deleteSetPreview } from "@/lib/statefulset/actions/delete-set-preview.ts";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { TypedName } from "./typed-name.tsx";
import { useAction } from "./use-action.ts";

const choices: readonly { value: Cascade; title: string; about: string }[] = [
  { value: "Background", title: "With its pods", about: "Background: the set goes at once, its pods end after it, in no order." },
  {
    value: "Foreground",
    title: "Pods first",
    about: "Foreground: the set stays, being deleted, until its last pod has gone. For an ordered end, scale to 0 first.",
  },
  { value: "Orphan", title: "The set alone", about: "Orphan: its pods run on, with nobody who replaces, updates or scales them." },
];

/** Deletes the set: what goes and what stays with each cascade, before its name is typed. */
export function DeleteSetForm({ board }: ActionFormProps) {
  const { set } = board;
  const action = useAction(set);
  const { document: storage } = useTopic("storage", `${set.namespace}/${set.name}`);
  const [cascade, setCascade] = useState<Cascade>("Background");
  const [typed, setTyped] = useState("");
  const [uid] = useState(set.uid);
  const owned =
    storage &&
    new Set(
      Object.values(storage.claims)
        .filter(({ owner }) => owner?.includes(": goes with it"))
        .map(({ name }) => name),
    );
  return (
    <ActionForm
      action={action}
      wish={
        typed === set.name && uid === set.uid
          ? { action: "delete-set", uid, generation: set.generation, cascade, confirm: typed }
          : undefined
      }
      label={cascade === "Orphan" ? "Delete the set alone" : "Delete set and pods"}
      done={`Deleting ${set.name}.`}
      isGrave
    >
      {uid !== set.uid && (
        <p role="alert" className="text-wait">
          The set was deleted since you opened this, and another one of its name made. Nothing was done; open this again if you mean that
          one.
        </p>
      )}
      <Choices
        legend="What goes with it"
        name="cascade"
        choices={choices}
        chosen={cascade}
        onChoose={(value) => {
          setCascade(value as Cascade);
          action.forget();
        }}
      />
      <Preview preview={deleteSetPreview(board, cascade, owned)} cascade={cascade} whenDeleted={set.retention.whenDeleted} />
      <TypedName name={set.name} of="set" value={typed} onType={setTyped} />
    </ActionForm>
  );
}

function Preview({ preview, cascade, whenDeleted }: { preview: DeleteSetPreview; cascade: Cascade; whenDeleted: string }) {
  const { pods, goingClaims, stayingClaims, lostClaims } = preview;
  const isOrphan = cascade === "Orphan";
  return (
    <section aria-label="What will happen" className="grid gap-1.5 rounded-lg border border-line bg-shade px-3 py-2 text-[13px]">
      <p>
        <b className="font-medium">Goes:</b> the set
        {!isOrphan && <Names of="pod" names={pods} />}
        {!isOrphan && ", its revisions"}
        <Names of="claim" names={goingClaims} />.
      </p>
      {lostClaims.length > 0 && (
        <p className="text-fail">
          What is on {lostClaims.length === 1 ? "its volume" : "their volumes"} is lost: the volumes' reclaim policy is Delete.
        </p>
      )}
      <p className="text-soft">
        <b className="font-medium text-ink">Stays:</b> its Services
        {isOrphan && <Names of="pod" names={pods} />}
        {isOrphan && ", its revisions"}
        <Names of="claim" names={stayingClaims} />.
      </p>
      {stayingClaims.length > 0 && !isOrphan && (
        <p className="text-soft text-xs">
          Claims that nobody owns stay (whenDeleted {whenDeleted}); a set of this name that is made later finds them, with what is on them.
        </p>
      )}
      {isOrphan && (
        <p className="text-soft text-xs">
          A set of this name with the same selector that is made later takes its pods and revisions over, without a restart where the
          template is the same. Until then a pod that ends is not replaced.
        </p>
      )}
    </section>
  );
}

const namesMax = 6;

function Names({ of, names }: { of: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : "";
  return (
    <>
      , {names.length} {names.length === 1 ? of : `${of}s`} (
      <Text className="break-all font-mono text-xs">{`${names.slice(0, namesMax).join(", ")}${more}`}</Text>)
    </>
  );
}
