import { z } from "zod";
import { pathFault } from "../statefulset/counter-config.ts";
import { setName } from "./set-address.ts";

/** Visits of one request, and connections that make them. */
export const visitsMax = 1_000;
export const connectionsMax = 20;

const uid = z.string().min(1).max(64);

const path = z.string().superRefine((text, context) => {
  const fault = pathFault(text);
  if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
});

/** POST /api/statefulsets/<namespace>/<name>/visits. Where it goes is named only: addresses and ports are those that the cluster tells. */
export const visitRequest = z.strictObject({
  uid,
  to: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("pod"), ordinal: z.int().nonnegative(), podUid: uid }),
    z.strictObject({ kind: z.literal("service"), name: setName }),
  ]),
  path,
  count: z.int().min(1).max(visitsMax),
  connections: z.int().min(1).max(connectionsMax),
});
export type VisitRequest = z.infer<typeof visitRequest>;
