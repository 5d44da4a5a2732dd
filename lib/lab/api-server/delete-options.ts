import type { Propagation } from "../../controllers/action.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { type FieldError, invalid, unsupported } from "../registry/field-error.ts";
import type { AnyDefinition } from "../registry/registry.ts";
import { validateDryRun } from "./api-request.ts";
import { parseJson } from "./parse-json.ts";
import { isJsonObject } from "./patch/type-of-json.ts";
import { badRequest, invalidObject, preconditionFailed } from "./status.ts";

/** What a DELETE says about how. */
export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: Propagation;
  dryRun: boolean;
  preconditions: { uid?: string; resourceVersion?: string };
}

const policies: readonly string[] = ["Foreground", "Background", "Orphan"];

/** Options in the body, or else in the query, of which nothing is read when there is a body, not even dryRun. Throws 400, 422. */
export function readDeleteOptions(body: string, query: URLSearchParams): DeleteOptions {
  const given = body.trim() === "" ? fromQuery(query) : fromBody(body);
  const { gracePeriodSeconds, propagationPolicy, orphanDependents, dryRun, preconditions } = given;
  const policy = propagationPolicy ?? (orphanDependents === undefined ? undefined : orphanDependents ? "Orphan" : "Background");
  const tried = dryRun ?? [];
  const errors = [...validatePolicy(given), ...validateDryRun(tried)];
  if (errors.length > 0) throw invalidObject({ kind: "DeleteOptions", group: "meta.k8s.io" }, "", errors);
  return {
    ...(typeof gracePeriodSeconds === "number" && { gracePeriodSeconds }),
    ...(policy !== undefined && { propagationPolicy: policy as Propagation }),
    dryRun: tried.length > 0,
    preconditions: preconditions ?? {},
  };
}

/** ValidateDeleteOptions: the old word and the new one for the same cannot both be said. */
function validatePolicy({ propagationPolicy: policy, orphanDependents }: Given): FieldError[] {
  if (policy === undefined) return [];
  const twice = "orphanDependents and deletionPropagation cannot be both set";
  return [
    ...(orphanDependents === undefined ? [] : [invalid("propagationPolicy", policy, twice)]),
    ...(policies.includes(policy) ? [] : [unsupported("propagationPolicy", policy, [...policies, "nil"])]),
  ];
}

interface Given {
  gracePeriodSeconds?: number | null;
  propagationPolicy?: string;
  orphanDependents?: boolean;
  dryRun?: string[];
  preconditions?: { uid?: string; resourceVersion?: string };
}

function fromBody(body: string): Given {
  const refusal = (why: string) => badRequest(`couldn't get version/kind; json parse error: ${why}`);
  const json = parseJson(body, refusal);
  if (!isJsonObject(json)) throw refusal("json: cannot unmarshal into Go value of type struct { APIVersion string; Kind string }");
  const { apiVersion = "meta.k8s.io/v1", kind = "DeleteOptions", gracePeriodSeconds: grace } = json;
  if (kind !== "DeleteOptions") {
    const unknown = `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`;
    throw badRequest(`${unknown} in scheme "pkg/runtime/scheme.go:111"`);
  }
  if (grace !== undefined && grace !== null && typeof grace !== "number") {
    throw badRequest(`json: cannot unmarshal ${typeof grace} into Go struct field DeleteOptions.gracePeriodSeconds of type int64`);
  }
  return json;
}

function fromQuery(query: URLSearchParams): Given {
  const grace = query.get("gracePeriodSeconds");
  if (grace !== null && !/^-?\d+$/.test(grace)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`);
  const orphan = query.get("orphanDependents");
  return {
    ...(grace !== null && { gracePeriodSeconds: Number(grace) }),
    ...(query.get("propagationPolicy") && { propagationPolicy: query.get("propagationPolicy") ?? "" }),
    ...(orphan !== null && { orphanDependents: orphan === "true" }),
    dryRun: query.getAll("dryRun"),
  };
}

/** Refuses a deletion that was meant for another life or version of the object. Throws 409. */
export function checkPreconditions(definition: AnyDefinition, { metadata }: WireObject, { preconditions }: DeleteOptions): void {
  const { uid, resourceVersion, name } = metadata;
  const check = (what: string, wanted: string | undefined, found: string | undefined, so: string) => {
    if (wanted === undefined || wanted === found) return;
    const wrong = `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${found})`;
    throw preconditionFailed(definition, name, `${wrong}. The object might have been ${so}`);
  };
  check("UID", preconditions.uid, uid, "deleted and then recreated");
  check("ResourceVersion", preconditions.resourceVersion, resourceVersion, "modified");
}
