"use client";
import { Lock } from "lucide-react";
import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";
import { actionTitles } from "./action-titles.ts";
import type { ActionFormProps } from "./offer-gate.tsx";

const entries: Readonly<Record<ActionName, string>> = {
  visit: "Add visits, to one pod or through a Service, and see who answers.",
  scale: "More or fewer pods: which come or go, and what happens to their claims.",
  update: "Another image, other variables, other resources.",
  restart: "Replace every pod, as kubectl rollout restart does.",
  undo: "Back to an earlier template.",
  strategy: "How an update walks through the pods, and how many may be away.",
  partition: "Hold an update back from the pods below an ordinal.",
  settings: "How long a pod must be ready, what becomes of claims, how many revisions are kept.",
  annotate: "Say where the visit counter is found.",
  "delete-pod": "Its next life takes the same name and the same claims.",
  "evict-pod": "As a drain does: a disruption budget may refuse.",
  "expand-claim": "Larger claims, where their class allows it, and the way to a larger template.",
  "delete-claim": "Give up a claim that was left behind, and what is on it.",
  "delete-set": "The set, and what is to go with it.",
};

const ofSet: readonly ActionName[] = [
  "visit",
  "scale",
  "update",
  "restart",
  "undo",
  "strategy",
  "partition",
  "settings",
  "annotate",
  "expand-claim",
  "delete-set",
];
const ofPod: readonly ActionName[] = ["visit", "delete-pod", "evict-pod", "expand-claim"];

/** All that may be done to the set, or to one ordinal; what may not is there too, with the right that is missing. */
export function ActionMenu({ board, ordinal, actions }: ActionFormProps) {
  const query = useQuery().toString();
  const slot = ordinal === undefined ? undefined : board.slots[ordinal];
  const names = ordinal === undefined ? ofSet : slot?.place === "outside" ? (["delete-claim"] as const) : ofPod;
  return (
    <ul className="-mx-2 grid gap-0.5">
      {names.map((name) => {
        const offer = actions.offers[name];
        return (
          <li key={name}>
            <QueryLink
              isInPlace
              query={query}
              change={{ do: name }}
              className="flex items-start gap-3 rounded-lg px-2 py-1.5 hover:bg-shade"
            >
              <span className="min-w-0 grow">
                <span className="block font-medium">{actionTitles[name]}</span>
                <span className="block text-soft text-xs">{entries[name]}</span>
                {!offer.allowed && <Text className="block text-wait text-xs">{offer.why}</Text>}
              </span>
              {!offer.allowed && <Lock aria-label="Not allowed" className="mt-0.5 size-3.5 shrink-0 text-faint" />}
            </QueryLink>
          </li>
        );
      })}
    </ul>
  );
}
