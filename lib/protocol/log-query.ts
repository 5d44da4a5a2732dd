import { z } from "zod";
import { isDnsLabel, isDnsSubdomain } from "../statefulset/names.ts";
import { logTailMax } from "./log-frame.ts";

/** The first value of a parameter that may stand once. */
const once = z
  .array(z.string().max(300))
  .max(1, "may stand once")
  .optional()
  .transform((values) => values?.[0]);

const flag = once.transform((text, context): boolean => {
  if (text === undefined || text === "0" || text === "false") return false;
  if (text === "1" || text === "true") return true;
  context.addIssue({ code: "custom", message: "must be 1 or 0" });
  return z.NEVER;
});

/** The query of GET …/logs. */
export const logQuery = z.object({
  pod: once.refine((name) => name === undefined || isDnsSubdomain(name), "must be a pod's name"),
  container: once.refine((name) => name === undefined || isDnsLabel(name), "must be a container's name"),
  previous: flag,
  follow: flag,
  tail: once
    .transform((text) => (text === undefined ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine((lines) => lines === undefined || lines <= logTailMax, `must be a number of lines, at most ${logTailMax}`),
  since: once
    .refine((at) => at === undefined || !Number.isNaN(Date.parse(at)), "must be a time as in 2026-01-31T12:00:00Z")
    .transform((at) => (at === undefined ? undefined : new Date(at).toISOString())),
});

/** What is asked of the logs of a set; `tail` of each container, undefined: the usual number, or with `since` as many as there are. */
export type LogQuery = z.infer<typeof logQuery>;
