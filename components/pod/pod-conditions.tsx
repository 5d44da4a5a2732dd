import clsx from "clsx";
import type { Condition } from "@/lib/statefulset/objects/pod.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { PodSection } from "./pod-section.tsx";

/** Conditions that are bad when they are true. */
const badWhenTrue = new Set(["DisruptionTarget"]);

/** A pod's conditions: which hold, since when, and why not. */
export function PodConditions({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <PodSection title="Conditions">
      <ul className="grid gap-1">
        {conditions.map((condition) => (
          <li key={condition.type} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
            <OneCondition condition={condition} />
          </li>
        ))}
      </ul>
    </PodSection>
  );
}

function OneCondition({ condition: { type, status, reason, message, changedAt } }: { condition: Condition }) {
  const isGood = (status === "True") !== badWhenTrue.has(type);
  return (
    <>
      <span>
        <Text className="break-words">{type}</Text>{" "}
        <span className={clsx("text-xs", isGood ? "text-soft" : "text-wait")}>
          <Text>{status === "True" ? "holds" : status === "False" ? "does not hold" : status}</Text>
        </span>
      </span>
      <span className="text-faint text-xs leading-[20px]">{changedAt && <Age at={changedAt} of="cluster" prefix="for " />}</span>
      {(reason ?? message) && (
        <Text className="col-span-2 break-words text-soft text-xs">
          {[reason, message].filter((text) => text !== undefined).join(": ")}
        </Text>
      )}
    </>
  );
}
