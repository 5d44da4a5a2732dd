"use client";
import { useState } from "react";
import { systemClock, toTimestamp } from "@/lib/clock.ts";
import { Text } from "../text/text.tsx";
import { ActionForm } from "./action-form.tsx";
import { nothingWords } from "./nothing-words.ts";
import type { ActionFormProps } from "./offer-gate.tsx";
import { RolloutWords } from "./rollout-words.tsx";
import { useAction } from "./use-action.ts";

/** Replaces every pod, as `kubectl rollout restart` does: a new revision of the same template. */
export function RestartForm({ board }: ActionFormProps) {
  const { set } = board;
  // One time for one dialog: however often it is sent, it is one restart.
  const [at] = useState(() => toTimestamp(systemClock.now()).replace(/\.\d+Z$/, "Z"));
  const action = useAction(set);
  return (
    <ActionForm
      action={action}
      wish={{ action: "restart", uid: set.uid, generation: set.generation, at }}
      label="Restart"
      done={`Restarting ${set.name}.`}
    >
      <RolloutWords board={board} target={undefined} nothing={nothingWords(set)} />
      <p className="text-soft text-xs">
        A new revision of the same template, with the annotation <Text className="font-mono">kubectl.kubernetes.io/restartedAt</Text>. Names
        and claims stay.
      </p>
    </ActionForm>
  );
}
