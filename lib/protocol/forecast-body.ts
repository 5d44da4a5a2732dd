import { z } from "zod";
import { AppError } from "../errors.ts";
import { completeRequest, type OpenRequest } from "../simulation/complete-request.ts";
import type { ForecastRequest, ForecastSet } from "../simulation/forecast-request.ts";
import { setFromYaml, yamlCharactersMax } from "../simulation/set-from-yaml.ts";
import { forecastFields, forecastSet } from "./forecast-fields.ts";
import { type SetAddress, setAddress } from "./set-address.ts";

/** Largest body of a forecast: a manifest of 1 MiB, each of its characters written as two, and the rest. */
export const forecastBytesMax = 2 * yamlCharactersMax + 64 * 1024;

/** A forecast's request as it is sent: the set as it is known, or the name of a live one. */
export type ForecastCall =
  | { kind: "known"; request: OpenRequest }
  | { kind: "live"; address: SetAddress; request: Omit<OpenRequest, "set"> };

const yamlSet = z.strictObject({ yaml: z.string() }).transform(({ yaml }, context): ForecastSet => {
  try {
    return setFromYaml(yaml).set;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.issues.push({ code: "custom", input: undefined, message: error.message.replace(/\.$/, ""), path: ["yaml"] });
    return z.NEVER;
  }
});

const liveSet = z.strictObject(setAddress.shape);

/** The body of POST /api/forecast: the set as fields, as YAML (`set.yaml`), or the namespace and name of a live one alone. */
export const forecastCall = z
  .strictObject({ ...forecastFields, set: z.unknown() })
  .transform(({ set, ...request }, context): ForecastCall => {
    const keys = typeof set === "object" && set !== null ? Object.keys(set) : [];
    const isLive = keys.length > 0 && keys.every((key) => key === "namespace" || key === "name");
    if (isLive) {
      const address = liveSet.safeParse(set);
      if (address.success) return { kind: "live", address: address.data, request };
      pushAll(context, address.error.issues);
      return z.NEVER;
    }
    const known = keys.includes("yaml") ? yamlSet.safeParse(set) : forecastSet.safeParse(set);
    if (known.success && checkPods(context, known.data, request)) return { kind: "known", request: { ...request, set: known.data } };
    if (!known.success) pushAll(context, known.error.issues);
    return z.NEVER;
  });

/** A forecast's request with its set as fields: where a run on copies is asked for. */
export const forecastBody = z.strictObject({ ...forecastFields, set: forecastSet }).transform((request, context): ForecastRequest => {
  if (!checkPods(context, request.set, request)) return z.NEVER;
  return completeRequest(request);
});

interface Context {
  issues: { push(issue: { code: "custom"; input: unknown; message: string; path: PropertyKey[] }): unknown };
}

function pushAll(context: Context, issues: readonly { message: string; path: readonly PropertyKey[] }[]): void {
  for (const { message, path } of issues) context.issues.push({ code: "custom", input: undefined, message, path: ["set", ...path] });
}

/** Without a pod before and after there is nothing to forecast. */
function checkPods(context: Context, set: ForecastSet, { change }: Pick<OpenRequest, "change">): boolean {
  if (set.replicas > 0 || (change.replicas ?? 0) > 0) return true;
  const message = "is 0: a set without pods has nothing to forecast; say how many pods it has, or is scaled to";
  context.issues.push({ code: "custom", input: undefined, message, path: ["set", "replicas"] });
  return false;
}
