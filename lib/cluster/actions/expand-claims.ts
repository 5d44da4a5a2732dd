import { AppError } from "../../errors.ts";
import { parseQuantity } from "../../statefulset/quantity.ts";
import type { PersonDoor, WriteOptions } from "../person/person-door.ts";
import { toRaw, toText } from "../project/raw.ts";
import type { Outcome } from "./change-set.ts";
import { fieldChanges } from "./field-changes.ts";
import { getSeenObject, type SeenObject } from "./seen-object.ts";

const resource = "persistentvolumeclaims";

/**
 * Asks for larger claims. Every claim is checked, with a dry run, before the first is changed; should one be refused after all, what was done
 * before it is said. Throws AppError: invalid (no quantity, or none larger), or the API server's own words (the class allows no expansion).
 */
export async function expandClaims(
  door: PersonDoor,
  claims: readonly SeenObject[],
  size: string,
  { dryRun }: WriteOptions,
): Promise<Outcome> {
  const checked: Outcome[] = [];
  for (const claim of claims) checked.push(await expand(door, claim, size, { dryRun: true }));
  if (dryRun) return join(checked, size);
  const done: Outcome[] = [];
  for (const claim of claims) {
    done.push(
      await expand(door, claim, size, { dryRun: false }).catch((error: unknown) => {
        throw error instanceof AppError && done.length > 0 ? partly(error, claims.slice(0, done.length)) : error;
      }),
    );
  }
  return join(done, size);
}

async function expand(door: PersonDoor, claim: SeenObject, size: string, options: WriteOptions): Promise<Outcome> {
  const before = await getSeenObject(door, resource, claim);
  const requested = toText(toRaw(toRaw(toRaw(before.spec).resources).requests).storage) ?? "0";
  const wanted = parseQuantity(size);
  if (wanted === undefined) throw new AppError("invalid", `${size} is no quantity: "2Gi", say.`);
  if (wanted <= (parseQuantity(requested) ?? 0)) {
    throw new AppError("invalid", `Claim ${claim.name} asks for ${requested} already: a claim can only become larger.`);
  }
  const { resourceVersion } = toRaw(before.metadata);
  const patch = { metadata: { resourceVersion }, ...askFor(size) };
  const { object, warnings } = await door.patch({ resource, namespace: claim.namespace, name: claim.name }, "merge", patch, options);
  const changes = fieldChanges(before, object).map((change) => ({ ...change, path: `${claim.name}: ${change.path}` }));
  return { changes, dropped: [], warnings };
}

function askFor(size: string) {
  return { spec: { resources: { requests: { storage: size } } } };
}

function join(outcomes: readonly Outcome[], size: string): Outcome {
  return {
    patch: askFor(size),
    changes: outcomes.flatMap(({ changes }) => changes),
    dropped: [],
    warnings: [...new Set(outcomes.flatMap(({ warnings }) => warnings))],
  };
}

function partly(error: AppError, done: readonly SeenObject[]): AppError {
  const names = done.map(({ name }) => name).join(", ");
  return new AppError(error.code, `${error.message} Expanded before that, and staying so: ${names}.`, { cause: error });
}
