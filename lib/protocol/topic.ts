import { z } from "zod";
import { namespaceName, setName } from "./set-address.ts";

/** Topics about one set: `<kind>:<namespace>/<name>`. */
export const setTopicKinds = ["set", "events", "storage", "network", "probes", "topology", "rollout"] as const;
export type SetTopicKind = (typeof setTopicKinds)[number];

/** What a stream may ask for. `key` is the text it was asked by. */
export type Topic =
  | { kind: "status" | "fleet"; key: string }
  | { kind: "set"; key: string; namespace: string; name: string }
  | { kind: Exclude<SetTopicKind, "set">; key: string; namespace: string; name: string }
  | { kind: "pod"; key: string; namespace: string; name: string; pod: string };

const words = `status, fleet, pod:<namespace>/<set>/<pod>, or <kind>:<namespace>/<set> with kind ${setTopicKinds.join(", ")}`;

/** A topic as the stream takes it: `status`, `fleet`, `set:<namespace>/<name>` and its like, `pod:<namespace>/<set>/<pod>`. */
export const topicName = z.string().transform((text, context): Topic => {
  const topic = parseTopic(text);
  if (topic) return topic;
  context.addIssue({ code: "custom", message: `must be ${words}` });
  return z.NEVER;
});

function parseTopic(key: string): Topic | undefined {
  if (key === "status" || key === "fleet") return { kind: key, key };
  const [kindText = "", path = ""] = key.split(":");
  const [namespace, name, pod, ...more] = path.split("/");
  if (more.length > 0 || key !== `${kindText}:${path}`) return undefined;
  const address = z.object({ namespace: namespaceName, name: setName }).safeParse({ namespace, name });
  if (!address.success) return undefined;
  const kind = setTopicKinds.find((one) => one === kindText);
  if (kind !== undefined) return pod === undefined ? ({ kind, key, ...address.data } as Topic) : undefined;
  return kindText === "pod" && setName.safeParse(pod).success ? { kind: "pod", key, ...address.data, pod: pod as string } : undefined;
}
