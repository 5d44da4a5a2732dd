"use client";
import { useState } from "react";
import type { Board, ClaimView } from "@/lib/statefulset/board/board.ts";
import { parseQuantity } from "@/lib/statefulset/quantity.ts";
import type { StorageView } from "@/lib/statefulset/storage/storage-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { Choices } from "./choices.tsx";
import { ClaimRecipe } from "./claim-recipe.tsx";
import { Field } from "./field.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { useAction } from "./use-action.ts";

/** Larger claims of one template, of one ordinal or of all; and the way to a larger template, which the API does not change. */
export function ExpandClaimForm({ board, ordinal }: ActionFormProps) {
  const { set } = board;
  const { document: storage } = useTopic("storage", `${set.namespace}/${set.name}`);
  const templates = set.claimTemplates;
  const [template, setTemplate] = useState(templates[0]?.name ?? "");
  const [scope, setScope] = useState<"one" | "all">(ordinal === undefined ? "all" : "one");
  if (templates.length === 0) return <p className="text-soft">The set has no claim templates: there is nothing to expand.</p>;
  const claims = claimsOf(board, template, scope === "one" ? ordinal : undefined);
  return (
    <div className="grid gap-3">
      {templates.length > 1 && (
        <Choices
          legend="Claim template"
          name="template"
          chosen={template}
          onChoose={setTemplate}
          choices={templates.map(({ name, requested }) => ({ value: name, title: name, about: requested ?? "" }))}
        />
      )}
      {ordinal !== undefined && (
        <Choices
          legend="Which claims"
          name="scope"
          chosen={scope}
          onChoose={(value) => setScope(value as "one" | "all")}
          choices={[
            { value: "one", title: `Of ordinal ${ordinal}`, about: "This one alone." },
            { value: "all", title: "Of every ordinal", about: "Those left behind too." },
          ]}
        />
      )}
      <Form key={template} board={board} template={template} claims={claims} storage={storage} />
    </div>
  );
}

type Present = ClaimView & { uid: string };

function claimsOf({ slots }: Board, template: string, ordinal: number | undefined): readonly Present[] {
  return Object.values(slots)
    .filter((slot) => ordinal === undefined || slot.ordinal === ordinal)
    .sort((a, b) => a.ordinal - b.ordinal)
    .flatMap(({ claims }) => claims.filter((claim): claim is Present => claim.template === template && claim.uid !== undefined));
}

interface FormProps {
  board: Board;
  template: string;
  claims: readonly Present[];
  storage: StorageView | undefined;
}

function Form({ board: { set }, template, claims, storage }: FormProps) {
  const action = useAction(set);
  const [size, setSize] = useState("");
  const wanted = parseQuantity(size);
  const storageClass = storage?.templates.find(({ name }) => name === template)?.storageClass;
  const fixed = storageClass?.allowsExpansion === false ? claims.filter(({ className }) => className === storageClass.name) : [];
  const growing = claims.filter(({ requested }) => wanted !== undefined && wanted > (parseQuantity(requested ?? "0") ?? 0));
  const isRefused = claims.length > 0 && fixed.length === claims.length;
  const problem = problemOf(size, wanted, claims.length, growing.length);
  if (claims.length === 0) return <p className="text-soft">There is no such claim yet.</p>;
  return (
    <>
      {isRefused ? (
        <div className="grid gap-1.5">
          <p className="text-wait">
            These claims cannot be expanded: their class <Text className="break-all font-mono text-code">{storageClass?.name ?? ""}</Text>{" "}
            does not allow it (allowVolumeExpansion).
          </p>
          <ClaimList claims={claims} />
        </div>
      ) : (
        <ActionForm
          action={action}
          wish={
            problem === undefined && size !== ""
              ? { action: "expand-claim", claims: growing.map(({ name, uid }) => ({ claim: name, claimUid: uid })), size }
              : undefined
          }
          label={`Expand ${growing.length === 1 ? "1 claim" : `${growing.length} claims`}`}
          done={`Expanding ${growing.length} claims to ${size}.`}
          isCheckedFirst
        >
          <Field label="New size" problem={problem} note={<p>A quantity, such as 2Gi. A claim never becomes smaller again.</p>}>
            {(props) => (
              <input
                {...props}
                type="text"
                autoComplete="off"
                spellCheck={false}
                value={size}
                onChange={(event) => {
                  setSize(event.target.value.trim());
                  action.forget();
                }}
              />
            )}
          </Field>
          <ClaimList claims={claims} />
          <p className="text-soft text-xs">
            How far each has come is told by its conditions, on the Storage tab. Some drivers grow the file system only when the pod starts
            again.
          </p>
        </ActionForm>
      )}
      <ClaimRecipe
        set={set}
        template={template}
        claims={claims.map(({ name }) => name)}
        size={problem === undefined && size !== "" ? size : undefined}
      />
    </>
  );
}

function problemOf(size: string, wanted: number | undefined, count: number, growing: number): string | undefined {
  if (size === "" || growing > 0) return undefined;
  if (wanted === undefined) return "Not a quantity: 2Gi, say.";
  return count === 1 ? "Not larger than what it asks for now." : "Not larger than what any of them asks for now.";
}

function ClaimList({ claims }: { claims: readonly Present[] }) {
  return (
    <ul className="grid max-h-40 gap-0.5 overflow-auto rounded-lg border border-line bg-shade px-3 py-2 text-xs">
      {claims.map(({ name, requested, capacity, className }) => (
        <li key={name} className="min-w-0">
          <Text className="break-all font-mono">{name}</Text>{" "}
          <Text className="text-soft">{`asks for ${requested ?? "?"}, has ${capacity ?? "nothing yet"}${className ? `, class ${className}` : ""}`}</Text>
        </li>
      ))}
    </ul>
  );
}
