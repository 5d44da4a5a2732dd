import { z } from "zod";
import { isDnsLabel, isDnsSubdomain } from "../statefulset/names.ts";
import { topicsMax } from "./stream.ts";

/** A namespace's name: a DNS label of RFC 1123. */
export const namespaceName = z.string().refine(isDnsLabel, "must be a DNS label: lower-case letters, digits and '-', at most 63");

/** A StatefulSet's name: the API only asks for a DNS subdomain on old objects, so both are let in. */
export const setName = z.string().refine(isDnsSubdomain, "must be a DNS name: lower-case letters, digits, '-' and '.', at most 253");

export const setAddress = z.object({ namespace: namespaceName, name: setName });
export type SetAddress = z.infer<typeof setAddress>;

/** A topic as the stream takes it: `status`, `fleet`, `set:<namespace>/<name>`, `events:<namespace>/<name>`. */
export const topicName = z.string().transform((text, context): Topic => {
  if (text === "status" || text === "fleet") return { kind: text, key: text };
  const match = /^(set|events):([^/]+)\/([^/]+)$/.exec(text);
  const address = setAddress.safeParse({ namespace: match?.[2], name: match?.[3] });
  if (match && address.success) return { kind: match[1] as "set" | "events", key: text, ...address.data };
  context.addIssue({ code: "custom", message: "must be status, fleet, set:<namespace>/<name> or events:<namespace>/<name>" });
  return z.NEVER;
});

export type Topic = { kind: "status" | "fleet"; key: string } | { kind: "set" | "events"; key: string; namespace: string; name: string };

export const streamQuery = z.object({
  topic: z.array(topicName).min(1, "at least one topic").max(topicsMax, `at most ${topicsMax} topics`),
  lastEventId: z
    .array(z.string().max(100))
    .max(1)
    .optional()
    .transform((values) => values?.[0]),
});

export const contextRequest = z.strictObject({ context: z.string().min(1).max(500) });
